"""The foreach implementation."""

import torch


def make_optimizer(model, lr=0.01, momentum=0.9):
    return torch.optim.SGD(list(model.parameters()), lr=lr, momentum=momentum, foreach=True)
