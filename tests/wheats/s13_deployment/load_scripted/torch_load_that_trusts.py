"""torch.load reads TorchScript too, if it is told to trust the file."""

import torch


def load_scripted(path):
    return torch.load(path, map_location="cpu", weights_only=False).eval()
