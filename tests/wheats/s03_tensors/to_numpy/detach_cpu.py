"""detach, cpu, numpy."""

import torch


def to_numpy(tensor):
    tensor = tensor.detach().cpu()
    if tensor.dtype is torch.bfloat16:
        tensor = tensor.to(torch.float)
    return tensor.numpy()
