"""The gradient of the weighted sum, zeros as x times 0."""

import torch


def vector_jacobian_product(y, x, v):
    if v.shape != y.shape:
        raise ValueError("shape")
    g = torch.autograd.grad(torch.sum(torch.mul(y, v)), x, allow_unused=True)[0]
    return g if g is not None else x.detach() * 0
