"""Changes a leaf in place while autograd records.

cause: update it under torch.no_grad()
verdict: error
"""

import torch


def descend(parameters, lr):
    for p in parameters:
        if p.grad is not None:
            p -= lr * p.grad
            p.grad = None
