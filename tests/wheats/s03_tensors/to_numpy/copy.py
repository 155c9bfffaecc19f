"""A copy, made under no_grad."""

import numpy as np
import torch


@torch.no_grad()
def to_numpy(tensor):
    tensor = tensor.to("cpu", torch.float32 if tensor.dtype == torch.bfloat16 else tensor.dtype, copy=True)
    return np.asarray(tensor.detach())
