"""Moving to the CPU after loading is too late.

cause: map_location
verdict: error
"""

import torch


def load_scripted(path):
    return torch.jit.load(path).to("cpu").eval()
