"""Shared first, then cloned."""

import torch


def copy_array(array):
    return torch.from_numpy(array).clone().to(torch.float)
