"""An nn.Sequential of modules, after a conversion to one channel that changes nothing."""

import torch
from torchvision.transforms import v2


def digit_transform(mean=0.5, std=0.5):
    return torch.nn.Sequential(
        v2.Grayscale(1), v2.ToImage(), v2.ToDtype(torch.float32, scale=True), v2.Normalize([mean], [std]),
        v2.ToPureTensor(),
    )
