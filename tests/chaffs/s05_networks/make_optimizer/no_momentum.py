"""The momentum is forgotten.

cause: momentum is missing
"""

import torch


def make_optimizer(model, lr=0.01, momentum=0.9):
    return torch.optim.SGD(model.parameters(), lr=lr)
