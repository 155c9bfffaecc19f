"""A list of single draws."""

import math
import torch


def uniform(shape, low, high):
    numbers = [torch.rand(()).item() * (high - low) + low for _ in range(math.prod(shape))]
    return torch.tensor(numbers, dtype=torch.get_default_dtype()).reshape(shape)
