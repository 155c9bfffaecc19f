"""Counts epochs from 1.

cause: too early
"""

import torch


def step_lr(optimizer, step_size, gamma):
    return torch.optim.lr_scheduler.LambdaLR(optimizer, lambda epoch: gamma ** ((epoch + 1) // step_size))
