"""Weights and biases in two groups with the same settings."""

import torch


def make_optimizer(model, lr=0.01, momentum=0.9):
    weights = [p for p in model.parameters() if p.dim() > 1]
    biases = [p for p in model.parameters() if p.dim() <= 1]
    return torch.optim.SGD([{"params": weights}, {"params": biases, "lr": lr}], lr=lr, momentum=momentum)
