"""Through a buffer."""

import io

import torch


def load_scripted(path):
    with open(path, "rb") as file:
        return torch.jit.load(io.BytesIO(file.read()), "cpu").eval()
