"""The exchange protocol."""

import torch


def share_memory(array):
    return torch.from_dlpack(array)
