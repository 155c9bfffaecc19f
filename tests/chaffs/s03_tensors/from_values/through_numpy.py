"""NumPy makes every float 64 bits wide.

cause: 64-bit floats
"""

import numpy as np
import torch


def from_values(values):
    return torch.from_numpy(np.array(values))
