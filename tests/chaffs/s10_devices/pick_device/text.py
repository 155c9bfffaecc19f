"""Gives a string.

cause: make a device of it
"""

import torch


def pick_device():
    if torch.accelerator.is_available():
        return torch.accelerator.current_accelerator().type
    return "cpu"
