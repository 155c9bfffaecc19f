"""torch.where with a plain 0."""

import torch


def relu(x):
    return torch.where(x > 0, x, 0)
