"""By torch.cartesian_prod and unflatten."""

import torch


def coordinate_grid(height, width, step=1):
    rows, columns = torch.arange(0, height, step), torch.arange(0, width, step)
    pairs = torch.cartesian_prod(rows, columns)
    return pairs.reshape(len(rows), len(columns), 2)
