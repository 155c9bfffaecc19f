"""as_tensor shares where the dtype fits.

cause: the memory is still shared
"""

import torch


def copy_array(array):
    return torch.as_tensor(array, dtype=torch.float32)
