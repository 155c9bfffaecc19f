"""The default learning rate is 0.001.

cause: default
"""

import torch


def make_optimizer(model, lr=0.001, momentum=0.9):
    return torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
