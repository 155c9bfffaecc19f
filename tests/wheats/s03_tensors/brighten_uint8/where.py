"""torch.where at both ends."""

import torch


def brighten_uint8(image, amount):
    total = image.to(torch.int16) + amount
    total = torch.where(total > 255, 255, total)
    return torch.where(total < 0, 0, total).to(dtype=torch.uint8)
