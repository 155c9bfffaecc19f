"""lerp between two sums."""

import torch


def momentum_update(parameter, gradient, velocity, lr, momentum):
    v = torch.lerp(gradient, gradient + velocity, momentum)
    return torch.add(parameter, v, alpha=-lr), v
