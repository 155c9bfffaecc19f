"""PyTorch's own with no threshold at all, arguments by name."""

import torch


def plateau(optimizer, factor, patience, mode="min"):
    return torch.optim.lr_scheduler.ReduceLROnPlateau(
        optimizer, mode=mode, patience=patience, factor=factor, threshold=0.0, threshold_mode="abs", eps=0.0
    )
