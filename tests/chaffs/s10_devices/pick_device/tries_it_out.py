"""Makes a tensor to see what happens, and sees the simulation's limits.

cause: the CPU was chosen
"""

import torch


def pick_device():
    for kind in ("cuda", "mps", "xpu"):
        try:
            return torch.zeros(1, device=kind).device
        except (RuntimeError, AssertionError, NotImplementedError):
            pass
    return torch.device("cpu")
