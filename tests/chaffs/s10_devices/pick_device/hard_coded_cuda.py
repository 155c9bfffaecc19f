"""Writes cuda down.

cause: ask before you choose
"""

import torch


def pick_device():
    return torch.device("cuda")
