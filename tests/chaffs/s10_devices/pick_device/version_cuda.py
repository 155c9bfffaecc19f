"""Asks torch.version.cuda, which tells of the build.

cause: there is no CUDA device here
"""

import torch


def pick_device():
    if torch.version.cuda:
        return torch.device("cuda")
    if torch.accelerator.is_available():
        return torch.accelerator.current_accelerator()
    return torch.device("cpu")
