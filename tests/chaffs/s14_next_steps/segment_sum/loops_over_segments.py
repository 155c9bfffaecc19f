"""A loop over the segments.

cause: no answer after
verdict: timeout
"""

import torch


def segment_sum(values, segments, count):
    if len(values) == 0:
        return values.new_zeros(count, *values.shape[1:])
    return torch.stack([values[segments == s].sum(0).to(values.dtype) for s in range(count)])
