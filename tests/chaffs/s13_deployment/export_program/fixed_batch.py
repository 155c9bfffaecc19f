"""Every size is a constant.

cause: batch size only
"""

import torch


def export_program(model, example, path):
    with evaluating(model):
        torch.export.save(torch.export.export(model, (example,)), path)
