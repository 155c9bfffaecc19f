"""The difference of the softmax of (x, -x)."""

import torch


def tanh(x):
    weights = torch.softmax(torch.stack([x, -x]), dim=0)
    return weights[0] - weights[1]
