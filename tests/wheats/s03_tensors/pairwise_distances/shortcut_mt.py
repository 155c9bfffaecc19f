"""The shortcut by mT and where."""

import torch


def pairwise_distances(x, y):
    squares = x.pow(2).sum(-1)[:, None] + y.pow(2).sum(-1)[None] - 2 * (x @ y.mT)
    return torch.where(squares > 0, squares, 0.0).sqrt()
