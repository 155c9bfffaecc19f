"""Through a list: a copy, and float32.

cause: changing the dtype ends the sharing
"""

import torch


def share_memory(array):
    return torch.tensor(array.tolist())
