"""torch.stack's default axis is the first.

cause: the pair belongs into the last axis
"""

import torch


def coordinate_grid(height, width, step=1):
    rows, columns = torch.arange(0, height, step), torch.arange(0, width, step)
    return torch.stack(torch.meshgrid(rows, columns, indexing="ij"))
