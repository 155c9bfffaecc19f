"""eval is named, not called.

cause: call eval()
"""

import torch


def load_scripted(path):
    model = torch.jit.load(path, map_location="cpu")
    model.eval
    return model
