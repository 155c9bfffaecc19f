"""The axes are lost.

cause: the axes were flattened
"""

import torch


def to_numpy(tensor):
    tensor = tensor.float() if tensor.dtype == torch.bfloat16 else tensor
    return tensor.numpy(force=True).ravel()
