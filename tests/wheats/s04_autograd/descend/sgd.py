"""PyTorch's own optimizer for one step."""

import torch


def descend(parameters, lr):
    optimizer = torch.optim.SGD(parameters, lr=lr)
    optimizer.step()
    optimizer.zero_grad()
