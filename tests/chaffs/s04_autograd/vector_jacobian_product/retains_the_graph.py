"""Keeps the graph by retain_graph=True, just in case.

cause: retain_graph=True keeps it all
"""

import torch


def vector_jacobian_product(y, x, v):
    return torch.autograd.grad(y, x, v, retain_graph=True, materialize_grads=True)[0]
