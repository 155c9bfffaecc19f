"""The module stays in the mode in which it was saved.

cause: call eval()
"""

import torch


def load_scripted(path):
    return torch.jit.load(path, map_location="cpu")
