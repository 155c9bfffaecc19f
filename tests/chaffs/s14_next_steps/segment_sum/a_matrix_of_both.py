"""A matrix of N × count, multiplied.

cause: memory
verdict: error, out_of_memory
"""

import torch


def segment_sum(values, segments, count):
    member = (segments == torch.arange(count, device=values.device).unsqueeze(1)).to(values.dtype)
    return (member @ values.flatten(1) if values.dim() > 1 else member @ values).reshape(count, *values.shape[1:])
