"""Uses torch.func.grad, with zero for what it cannot reach."""

import torch


def derivative(function, x):
    def reached(at):
        return function(at) + 0 * at

    return torch.func.grad(reached)(torch.tensor(float(x), dtype=torch.float64)).item()
