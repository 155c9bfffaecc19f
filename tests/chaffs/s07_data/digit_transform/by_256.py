"""Divides by the number of byte values.

cause: divided by 256
"""

import numpy as np
import torch


def digit_transform(mean=0.5, std=0.5):
    return lambda image: (torch.from_numpy(np.array(image))[None].float() / 256 - mean) / std
