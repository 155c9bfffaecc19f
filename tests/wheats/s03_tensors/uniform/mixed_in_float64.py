"""lerp in float64, narrowed at the end."""

import torch


def uniform(shape, low, high):
    return torch.lerp(torch.tensor(float(low)).double(), torch.tensor(float(high)).double(), torch.rand(shape).double()).float()
