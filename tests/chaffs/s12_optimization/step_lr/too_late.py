"""The rate falls an epoch late.

cause: too late
"""

import torch


def step_lr(optimizer, step_size, gamma):
    return torch.optim.lr_scheduler.LambdaLR(optimizer, lambda epoch: gamma ** (max(epoch - 1, 0) // step_size))
