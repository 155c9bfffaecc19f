"""Memory laid out by columns."""

import torch


def uninitialized(shape, dtype):
    reversed_axes = tuple(range(len(shape)))[::-1]
    return torch.empty(tuple(shape)[::-1], dtype=dtype).permute(reversed_axes)
