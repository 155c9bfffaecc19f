"""Uses .grad of a parameter that has none.

cause: skip it
verdict: error
"""

import torch


def descend(parameters, lr):
    with torch.no_grad():
        for p in parameters:
            p -= lr * p.grad
            p.grad = None
