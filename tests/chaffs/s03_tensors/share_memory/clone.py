"""A clone is a copy.

cause: this is a copy
"""

import torch


def share_memory(array):
    return torch.from_numpy(array).clone()
