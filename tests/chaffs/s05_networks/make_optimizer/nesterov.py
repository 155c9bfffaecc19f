"""Nesterov's variant is switched on.

cause: Nesterov
"""

import torch


def make_optimizer(model, lr=0.01, momentum=0.9):
    return torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum, nesterov=True)
