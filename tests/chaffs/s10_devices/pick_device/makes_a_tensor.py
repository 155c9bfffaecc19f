"""Makes a tensor on the accelerator and asks where it is.

cause: a tensor was made to try it out
verdict: error
"""

import torch


def pick_device():
    kind = "cuda" if torch.cuda.is_available() else "cpu"
    return torch.zeros(1).to(kind).device
