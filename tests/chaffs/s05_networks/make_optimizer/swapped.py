"""The momentum is passed as lr.

cause: swapped
"""

import torch


def make_optimizer(model, lr=0.01, momentum=0.9):
    return torch.optim.SGD(model.parameters(), momentum, lr)
