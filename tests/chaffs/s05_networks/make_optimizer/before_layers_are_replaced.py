"""The layers are replaced after the optimizer was made.

cause: did not move
"""

import copy

import torch


def make_optimizer(model, lr=0.01, momentum=0.9):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    for name, layer in list(model.named_children()):
        setattr(model, name, copy.deepcopy(layer))
    return optimizer
