"""One less than the patience is passed on.

cause: too early
"""

import torch


def plateau(optimizer, factor, patience, mode="min"):
    return torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, mode, factor, patience - 1)
