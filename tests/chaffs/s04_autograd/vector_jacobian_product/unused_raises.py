"""Lets an input that y does not depend on raise.

cause: materialize_grads
verdict: error
"""

import torch


def vector_jacobian_product(y, x, v):
    return torch.autograd.grad(y, x, v)[0]
