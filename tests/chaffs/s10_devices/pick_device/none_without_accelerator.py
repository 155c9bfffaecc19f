"""Gives None where there is no accelerator.

cause: the CPU is always there
"""

import torch


def pick_device():
    return torch.accelerator.current_accelerator(check_available=True)
