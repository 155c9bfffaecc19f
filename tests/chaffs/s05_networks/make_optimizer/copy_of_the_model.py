"""The optimizer holds the parameters of a copy.

cause: did not move
"""

import copy

import torch


def make_optimizer(model, lr=0.01, momentum=0.9):
    return torch.optim.SGD(copy.deepcopy(model).parameters(), lr=lr, momentum=momentum)
