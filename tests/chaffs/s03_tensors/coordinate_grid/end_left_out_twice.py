"""height - 1 as the end of arange.

cause: wrong shape
"""

import torch


def coordinate_grid(height, width, step=1):
    rows, columns = torch.arange(0, max(height - 1, 0), step), torch.arange(0, max(width - 1, 0), step)
    return torch.stack(torch.meshgrid(rows, columns, indexing="ij"), dim=-1)
