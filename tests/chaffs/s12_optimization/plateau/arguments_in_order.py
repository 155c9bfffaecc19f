"""Arguments handed on in the task's order.

cause: mixed up
verdict: error
"""

import torch


def plateau(optimizer, factor, patience, mode="min"):
    return torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, factor, patience, mode)
