"""By torch.distributions."""

import torch


def uniform(shape, low, high):
    return torch.distributions.Uniform(float(low), float(high)).sample(shape)
