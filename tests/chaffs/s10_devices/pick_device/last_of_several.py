"""Takes the device whose number is the count.

cause: take the first
"""

import torch


def pick_device():
    if torch.cuda.is_available():
        return torch.device("cuda", torch.cuda.device_count())
    if torch.accelerator.is_available():
        return torch.accelerator.current_accelerator()
    return torch.device("cpu")
