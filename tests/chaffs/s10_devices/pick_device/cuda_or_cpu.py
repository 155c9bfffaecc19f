"""The tutorial's line: knows CUDA alone.

cause: only CUDA was asked about
"""

import torch


def pick_device():
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")
