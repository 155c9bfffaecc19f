"""NumPy's float64 is kept.

cause: float64
"""

import numpy as np
import torch


def digit_transform(mean=0.5, std=0.5):
    return lambda image: torch.from_numpy((np.array(image)[None] / 255.0 - mean) / std)
