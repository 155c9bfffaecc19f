"""The arguments are swapped.

cause: swapped
"""

import torch


def step_lr(optimizer, step_size, gamma):
    return torch.optim.lr_scheduler.LambdaLR(optimizer, lambda epoch: step_size ** (epoch // gamma))
