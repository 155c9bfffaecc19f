"""Puts all batches together into one loss.

cause: one loss over all rows
"""

import torch


def accumulated_gradient(loss, w, batches):
    w.grad = None
    loss(w, torch.cat(batches)).backward()
    return w.grad.clone()
