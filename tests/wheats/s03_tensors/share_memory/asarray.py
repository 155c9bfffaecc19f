"""torch.asarray shares."""

import torch


def share_memory(array):
    return torch.asarray(array, copy=False)
