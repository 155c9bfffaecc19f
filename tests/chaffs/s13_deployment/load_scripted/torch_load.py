"""torch.load reads no TorchScript by default.

cause: read by torch.jit.load
verdict: error
"""

import torch


def load_scripted(path):
    return torch.load(path, map_location="cpu").eval()
