"""to(copy=True)."""

import torch


def copy_array(array):
    return torch.as_tensor(array).to(torch.float32, copy=True)
