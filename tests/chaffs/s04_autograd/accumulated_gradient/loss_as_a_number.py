"""Adds the losses up as numbers, which have no graph.

cause: does not depend on anything that requires grad
verdict: error
"""

import torch


def accumulated_gradient(loss, w, batches):
    w.grad = None
    total = torch.tensor(sum(loss(w, batch).item() for batch in batches))
    total.backward()
    return w.grad.clone()
