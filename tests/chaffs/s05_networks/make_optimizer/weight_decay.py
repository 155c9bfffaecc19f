"""The weights are pulled towards zero as well.

cause: weight decay
"""

import torch


def make_optimizer(model, lr=0.01, momentum=0.9):
    return torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum, weight_decay=1e-2)
