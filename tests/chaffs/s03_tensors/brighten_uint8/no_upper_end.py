"""Only the lower end is guarded.

cause: the sum came round again
"""

import torch


def brighten_uint8(image, amount):
    return (image.int() + amount).clamp(min=0).to(torch.uint8)
