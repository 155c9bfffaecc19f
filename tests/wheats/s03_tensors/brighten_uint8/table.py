"""A table of all 256 answers."""

import torch


def brighten_uint8(image, amount):
    answers = torch.arange(256).add(amount).clamp(0, 255).to(torch.uint8)
    return answers[image.long()]
