"""NumPy copies and narrows."""

import numpy as np
import torch


def copy_array(array):
    return torch.from_numpy(np.array(array, dtype=np.float32, copy=True))
