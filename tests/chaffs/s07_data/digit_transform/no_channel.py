"""The channel axis is squeezed away.

cause: the channel is missing
"""

import numpy as np
import torch


def digit_transform(mean=0.5, std=0.5):
    return lambda image: (torch.from_numpy(np.array(image)).float() / 255 - mean) / std
