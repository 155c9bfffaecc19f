"""The scheduler is made and not returned.

cause: return missing
verdict: error
"""

import torch


def step_lr(optimizer, step_size, gamma):
    torch.optim.lr_scheduler.StepLR(optimizer, step_size, gamma)
