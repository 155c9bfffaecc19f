"""A slice is copied to be contiguous.

cause: this is a copy
"""

import torch


def share_memory(array):
    return torch.from_numpy(array).contiguous()
