"""Switches the caller's requires_grad off.

cause: lost requires_grad
verdict: error
"""

import torch


def to_numpy(tensor):
    if tensor.is_leaf:
        tensor.requires_grad_(False)
    tensor = tensor.float() if tensor.dtype == torch.bfloat16 else tensor
    return tensor.numpy(force=True)
