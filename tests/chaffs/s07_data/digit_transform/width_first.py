"""Reads width and height in PIL's order.

cause: height and width are swapped
"""

import numpy as np
import torch


def digit_transform(mean=0.5, std=0.5):
    return lambda image: (torch.from_numpy(np.array(image)).T[None].float() / 255 - mean) / std
