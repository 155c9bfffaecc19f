"""Frozen as well, for speed."""

import torch


def load_scripted(path):
    return torch.jit.freeze(torch.jit.load(path, map_location="cpu").eval())
