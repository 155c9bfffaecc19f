"""Counts bits.

cause: these are bits
"""

import torch


def parameter_bytes(model):
    total = {}
    for parameter in model.parameters():
        key = str(parameter.device)
        total[key] = total.get(key, 0) + parameter.numel() * torch.finfo(parameter.dtype).bits
    return total
