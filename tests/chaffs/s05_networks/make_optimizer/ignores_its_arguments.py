"""The tutorial's numbers, whatever is asked for.

cause: arguments
"""

import torch


def make_optimizer(model, lr=0.01, momentum=0.9):
    return torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
