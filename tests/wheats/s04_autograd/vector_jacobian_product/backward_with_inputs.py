"""backward into x alone, whose .grad is then put back."""

import torch


def vector_jacobian_product(y, x, v):
    before, x.grad = x.grad, None
    y.backward(gradient=v, inputs=[x])
    product, x.grad = x.grad, before
    return torch.zeros_like(x) if product is None else product
