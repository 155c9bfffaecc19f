"""The channel comes last.

cause: the channel comes first
"""

import numpy as np
import torch


def digit_transform(mean=0.5, std=0.5):
    return lambda image: (torch.from_numpy(np.array(image)).float().unsqueeze(-1) / 255 - mean) / std
