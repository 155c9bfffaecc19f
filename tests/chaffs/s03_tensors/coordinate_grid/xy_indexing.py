"""indexing="xy" swaps the two axes.

cause: use indexing="ij"
"""

import torch


def coordinate_grid(height, width, step=1):
    grids = torch.meshgrid(torch.arange(0, height, step), torch.arange(0, width, step), indexing="xy")
    return torch.stack(grids, dim=-1)
