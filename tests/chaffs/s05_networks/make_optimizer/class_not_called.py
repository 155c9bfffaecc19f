"""Gives the class and its arguments, not an optimizer.

cause: step
verdict: error
"""

import torch


def make_optimizer(model, lr=0.01, momentum=0.9):
    return torch.optim.SGD
