"""Sums gradients by autograd.grad and leaves w.grad as it was.

cause: the sum has to be in w.grad as well
verdict: failed, error
"""

import torch


def accumulated_gradient(loss, w, batches):
    w.grad = None
    return sum(torch.autograd.grad(loss(w, batch), w)[0] for batch in batches)
