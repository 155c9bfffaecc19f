"""Takes the accelerator's current index."""

import torch


def pick_device() -> torch.device:
    accelerator = torch.accelerator.current_accelerator()
    if accelerator is None or torch.accelerator.device_count() == 0:
        return torch.device("cpu")
    return torch.device(accelerator.type, torch.accelerator.current_device_index())
