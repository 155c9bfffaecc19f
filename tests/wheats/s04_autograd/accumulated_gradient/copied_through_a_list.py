"""One backward, and a copy by way of Python numbers."""

import torch


def accumulated_gradient(loss, w, batches):
    w.grad = None
    sum(loss(w, batch) for batch in batches).backward()
    return torch.tensor(w.grad.tolist(), dtype=w.dtype).reshape(w.shape)
