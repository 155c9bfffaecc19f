"""Measured down from the upper end."""

import torch


def uniform(shape, low, high):
    return torch.lerp(torch.tensor(high), torch.tensor(low), torch.rand(shape, dtype=torch.float))
