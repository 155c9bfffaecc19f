"""PILToTensor, ToDtype, and one line of arithmetic at the end."""

import torch
from torchvision.transforms import v2


def digit_transform(mean=0.5, std=0.5):
    steps = [v2.PILToTensor(), v2.ToDtype(torch.float32, scale=True), v2.Lambda(lambda x: (x - mean) / std)]
    return v2.Compose(steps)
