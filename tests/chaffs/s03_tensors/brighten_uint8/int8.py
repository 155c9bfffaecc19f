"""int8 ends at 127.

cause: none: the values tell
"""

import torch


def brighten_uint8(image, amount):
    return (image.to(torch.int8) + amount).clamp(0, 127).to(torch.uint8)
