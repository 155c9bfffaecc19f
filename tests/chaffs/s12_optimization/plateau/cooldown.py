"""A pause after each fall that was not asked for.

cause: none, PyTorch's other settings are not guessed at
"""

import torch


def plateau(optimizer, factor, patience, mode="min"):
    return torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, mode, factor, patience, cooldown=2)
