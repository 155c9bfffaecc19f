"""The pair is (column, row).

cause: the pair is the wrong way round
"""

import torch


def coordinate_grid(height, width, step=1):
    rows, columns = torch.meshgrid(torch.arange(0, height, step), torch.arange(0, width, step), indexing="ij")
    return torch.stack([columns, rows], dim=-1)
