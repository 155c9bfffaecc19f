"""Every vector meets those of the others.

cause: same place belong together
"""

import torch


def batched_outer(x, y):
    return torch.outer(x.flatten(), y.flatten())
