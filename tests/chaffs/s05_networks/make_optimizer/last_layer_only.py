"""Only the last layer's parameters are handed over.

cause: only the last layer
"""

import torch


def make_optimizer(model, lr=0.01, momentum=0.9):
    *_, last = model.children()
    return torch.optim.SGD(last.parameters(), lr=lr, momentum=momentum)
