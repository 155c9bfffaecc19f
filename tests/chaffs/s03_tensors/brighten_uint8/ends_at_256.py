"""The end is off by one, and 256 is 0.

cause: 256 came round to 0
"""

import torch


def brighten_uint8(image, amount):
    return (image.int() + amount).clamp(0, 256).to(torch.uint8)
