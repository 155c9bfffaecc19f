"""Asks for a graph of the gradient.

cause: drags a graph along
"""

import torch


def vector_jacobian_product(y, x, v):
    return torch.autograd.grad(y, x, v, create_graph=True, materialize_grads=True)[0]
