"""height // step rows are too few.

cause: the last row or column is missing
"""

import torch


def coordinate_grid(height, width, step=1):
    rows, columns = torch.arange(height // step) * step, torch.arange(width // step) * step
    return torch.stack(torch.meshgrid(rows, columns, indexing="ij"), dim=-1)
