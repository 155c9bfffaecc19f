"""Returns x.grad with what was in it before.

cause: gradients add up
"""

import torch


def vector_jacobian_product(y, x, v):
    x.retain_grad()
    y.backward(v, inputs=[x])
    return torch.zeros_like(x) if x.grad is None else x.grad
