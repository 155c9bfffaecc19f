"""Asks whether PyTorch was built for mps.

cause: is_available() is the question, not is_built()
"""

import torch


def pick_device():
    if torch.backends.mps.is_built():
        return torch.device("mps")
    if torch.accelerator.is_available():
        return torch.accelerator.current_accelerator()
    return torch.device("cpu")
