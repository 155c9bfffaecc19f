"""Counts from 1.

cause: count from 1
"""

import torch


def coordinate_grid(height, width, step=1):
    rows, columns = torch.arange(1, height + 1, step), torch.arange(1, width + 1, step)
    return torch.stack(torch.meshgrid(rows, columns, indexing="ij"), dim=-1)
