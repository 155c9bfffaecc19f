"""The program is returned, not saved.

cause: not written
"""

import torch


def export_program(model, example, path):
    with evaluating(model):
        return torch.export.export(model, (example,))
