"""A true division instead of a floor.

cause: slides
"""

import torch


def step_lr(optimizer, step_size, gamma):
    return torch.optim.lr_scheduler.LambdaLR(optimizer, lambda epoch: gamma ** (epoch / step_size))
