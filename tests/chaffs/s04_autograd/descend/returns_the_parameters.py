"""Returns what was to be changed in place only.

cause: not None
"""

import torch


def descend(parameters, lr):
    parameters = list(parameters)
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p -= lr * p.grad
                p.grad = None
    return parameters
