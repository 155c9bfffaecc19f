"""Bytes are laid out as width by height.

cause: wrong shape
"""

import torch


def digit_transform(mean=0.5, std=0.5):
    return lambda image: (torch.tensor(list(image.tobytes())).view(1, *image.size).float() / 255 - mean) / std
