"""masked_fill and boolean indexing."""

import torch


def brighten_uint8(image, amount):
    total = image.long() + amount
    total = total.masked_fill(total > 255, 255)
    total[total < 0] = 0
    return total.type(torch.uint8)
