"""The end is counted.

cause: a row or column too many
"""

import torch


def coordinate_grid(height, width, step=1):
    rows, columns = torch.arange(0, height + 1, step), torch.arange(0, width + 1, step)
    return torch.stack(torch.meshgrid(rows, columns, indexing="ij"), dim=-1)
