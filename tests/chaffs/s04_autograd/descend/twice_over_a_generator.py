"""Goes over the parameters a second time to clear, which a generator does not allow.

cause: exhausted
"""

import torch


def descend(parameters, lr):
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p -= lr * p.grad
    for p in parameters:
        p.grad = None
