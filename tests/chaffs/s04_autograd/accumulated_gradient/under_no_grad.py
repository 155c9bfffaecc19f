"""Works under no_grad, where nothing is recorded.

cause: does not depend on anything that requires grad
verdict: error
"""

import torch


def accumulated_gradient(loss, w, batches):
    w.grad = None
    with torch.no_grad():
        for batch in batches:
            loss(w, batch).backward()
    return w.grad.clone()
