"""The axes are lost.

cause: the axes were flattened
"""

import torch


def copy_array(array):
    return torch.tensor(array, dtype=torch.float32).flatten()
