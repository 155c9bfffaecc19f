"""Knows CUDA and mps, but not xpu.

cause: xpu was not asked about
"""

import torch


def pick_device():
    if torch.cuda.is_available():
        return torch.device("cuda")
    if torch.backends.mps.is_available():
        return torch.device("mps")
    return torch.device("cpu")
