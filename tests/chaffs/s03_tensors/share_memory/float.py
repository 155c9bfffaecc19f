"""float() on float64 makes a copy.

cause: changing the dtype ends the sharing
"""

import torch


def share_memory(array):
    return torch.from_numpy(array).float()
