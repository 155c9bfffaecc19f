"""The patience is not passed on.

cause: patience is not used
"""

import torch


def plateau(optimizer, factor, patience, mode="min"):
    return torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, mode, factor)
