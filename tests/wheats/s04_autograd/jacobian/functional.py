"""torch.autograd.functional.jacobian."""

import torch


def jacobian(function, x):
    return torch.autograd.functional.jacobian(function, x)
