"""Uses a leaf of its own, but backward fills the model's gradients too.

cause: has changed
"""

import torch


def gradient_of(function, x):
    x = x.detach().clone().requires_grad_()
    function(x).backward()
    return x.grad
