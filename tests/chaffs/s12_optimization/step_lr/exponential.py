"""ExponentialLR falls in every epoch.

cause: in every epoch
"""

import torch


def step_lr(optimizer, step_size, gamma):
    return torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma)
