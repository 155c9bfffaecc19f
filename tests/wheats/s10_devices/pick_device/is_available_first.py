"""Asks whether there is one, then which."""

import torch


def pick_device():
    if not torch.accelerator.is_available():
        return torch.device("cpu")
    return torch.device(torch.accelerator.current_accelerator().type, 0)
