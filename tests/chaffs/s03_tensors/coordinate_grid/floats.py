"""Floats for whole numbers.

cause: these are floats
"""

import torch


def coordinate_grid(height, width, step=1):
    rows, columns = torch.arange(0.0, height, step), torch.arange(0.0, width, step)
    return torch.stack(torch.meshgrid(rows, columns, indexing="ij"), dim=-1)
