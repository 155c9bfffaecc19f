"""Two ranges expanded."""

import torch


def coordinate_grid(height, width, step=1):
    rows, columns = torch.arange(0, height, step), torch.arange(0, width, step)
    shape = len(rows), len(columns)
    return torch.stack([rows[:, None].expand(shape), columns.expand(shape)], -1)
