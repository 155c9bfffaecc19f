"""The mode is not passed on.

cause: other way round
"""

import torch


def plateau(optimizer, factor, patience, mode="min"):
    return torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, factor=factor, patience=patience)
