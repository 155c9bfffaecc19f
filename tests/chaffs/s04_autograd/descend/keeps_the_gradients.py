"""Does not clear the gradients.

cause: not cleared
"""

import torch


def descend(parameters, lr):
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p -= lr * p.grad
