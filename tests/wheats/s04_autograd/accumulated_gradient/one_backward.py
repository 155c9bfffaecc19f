"""One backward through the sum of the losses."""

import torch


def accumulated_gradient(loss, w, batches):
    w.grad = None
    torch.stack([loss(w, batch) for batch in batches]).sum().backward()
    return w.grad + 0
