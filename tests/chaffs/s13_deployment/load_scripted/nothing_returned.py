"""There is no return.

cause: return missing
verdict: error, failed
"""

import torch


def load_scripted(path):
    torch.jit.load(path, map_location="cpu").eval()
