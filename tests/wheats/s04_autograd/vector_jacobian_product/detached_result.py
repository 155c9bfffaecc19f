"""Detaches what is detached already."""

import torch


def vector_jacobian_product(y, x, v):
    products = torch.autograd.grad(outputs=[y], inputs=[x], grad_outputs=[v], allow_unused=True)
    return torch.zeros_like(x).detach() if products[0] is None else products[0].detach()
