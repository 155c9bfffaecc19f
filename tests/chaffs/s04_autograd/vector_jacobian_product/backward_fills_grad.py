"""backward(gradient=v) leaves its result in x.grad, and elsewhere.

cause: has changed
"""

import torch


def vector_jacobian_product(y, x, v):
    x.retain_grad()
    before = x.grad
    x.grad = None
    y.backward(gradient=v)
    product, x.grad = x.grad, before
    return torch.zeros_like(x) if product is None else product
