"""The places of all ones in a matrix of ones."""

import torch


def coordinate_grid(height, width, step=1):
    down, across = -(-height // step), -(-width // step)
    return torch.ones(down, across).nonzero().reshape(down, across, 2).mul_(step)
