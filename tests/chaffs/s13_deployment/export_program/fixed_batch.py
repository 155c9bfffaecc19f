"""Every size is a constant.

cause: the first axis has a fixed size
"""

import torch


def export_program(model, example, path):
    with evaluating(model):
        torch.export.save(torch.export.export(model, (example,)), path)
