"""Biases are left out.

cause: bias
"""

import torch


def make_optimizer(model, lr=0.01, momentum=0.9):
    weights = [p for name, p in model.named_parameters() if name.endswith("weight")]
    return torch.optim.SGD(weights, lr=lr, momentum=momentum)
