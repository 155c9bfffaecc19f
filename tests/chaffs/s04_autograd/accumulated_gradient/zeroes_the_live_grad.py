"""Zeroes in place and returns w.grad itself, so older results change too.

cause: return a clone()
"""

import torch


def accumulated_gradient(loss, w, batches):
    if w.grad is not None:
        w.grad.zero_()
    for batch in batches:
        loss(w, batch).backward()
    return w.grad
