"""NumPy's generator, and its float64.

cause: wrong dtype
"""

import numpy as np
import torch


def uniform(shape, low, high):
    return torch.as_tensor(np.random.uniform(low, high, shape))
