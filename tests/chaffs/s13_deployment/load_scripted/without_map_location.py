"""The weights go where they were.

cause: map_location
verdict: error
"""

import torch


def load_scripted(path):
    return torch.jit.load(path).eval()
