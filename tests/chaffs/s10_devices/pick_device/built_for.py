"""Takes what PyTorch was built for as what is there.

cause: there is no CUDA device here
"""

import torch


def pick_device():
    return torch.accelerator.current_accelerator() or torch.device("cpu")
