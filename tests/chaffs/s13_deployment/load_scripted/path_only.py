"""Only a Path has open().

cause: a string
verdict: error
"""

import torch


def load_scripted(path):
    with path.open("rb") as file:
        return torch.jit.load(file, map_location="cpu").eval()
