"""A schedule that takes no measure.

cause: none, it is another schedule altogether
"""

import torch


def plateau(optimizer, factor, patience, mode="min"):
    return torch.optim.lr_scheduler.StepLR(optimizer, patience + 1, factor)
