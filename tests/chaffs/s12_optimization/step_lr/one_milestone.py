"""Falls only once.

cause: only once
"""

import torch


def step_lr(optimizer, step_size, gamma):
    return torch.optim.lr_scheduler.MultiStepLR(optimizer, [step_size], gamma)
