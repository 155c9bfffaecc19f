"""Plays safe.

cause: the CPU was chosen
"""

import torch


def pick_device():
    return torch.device("cpu")
