"""The scheduler is made and not returned.

cause: return missing
verdict: error
"""

import torch


def plateau(optimizer, factor, patience, mode="min"):
    torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, mode, factor, patience)
