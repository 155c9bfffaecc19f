"""Returns None for an input that y does not depend on.

cause: the slope is zero
"""

import torch


def vector_jacobian_product(y, x, v):
    return torch.autograd.grad(y, x, v, allow_unused=True)[0]
