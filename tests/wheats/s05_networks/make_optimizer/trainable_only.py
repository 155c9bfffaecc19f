"""Frozen parameters are left out."""

import torch


def make_optimizer(model, lr=0.01, momentum=0.9):
    return torch.optim.SGD((p for p in model.parameters() if p.requires_grad), lr=lr, momentum=momentum)
