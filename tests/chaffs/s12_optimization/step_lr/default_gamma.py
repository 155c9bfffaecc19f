"""gamma is not passed on.

cause: gamma is not used
"""

import torch


def step_lr(optimizer, step_size, gamma):
    return torch.optim.lr_scheduler.StepLR(optimizer, step_size)
