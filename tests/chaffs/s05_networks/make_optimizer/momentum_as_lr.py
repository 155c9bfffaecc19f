"""The momentum is passed as lr, and there is no momentum.

cause: passed as lr
"""

import torch


def make_optimizer(model, lr=0.01, momentum=0.9):
    return torch.optim.SGD(model.parameters(), momentum)
