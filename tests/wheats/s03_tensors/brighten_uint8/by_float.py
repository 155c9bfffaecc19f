"""Floats hold 0 to 510 exactly."""

import torch


def brighten_uint8(image, amount):
    return torch.clamp(image.to(torch.float) + amount, min=0, max=255).byte()
