"""min and max are taken the wrong way round.

cause: other way round
"""

import torch


def plateau(optimizer, factor, patience, mode="min"):
    other = {"min": "max", "max": "min"}[mode]
    return torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, other, factor, patience)
