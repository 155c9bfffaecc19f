"""Does not use the learning rate.

cause: learning rate was not used
"""

import torch


def descend(parameters, lr):
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p -= p.grad
                p.grad = None
