"""torch.tensor copies.

cause: this is a copy
"""

import torch


def share_memory(array):
    return torch.tensor(array)
