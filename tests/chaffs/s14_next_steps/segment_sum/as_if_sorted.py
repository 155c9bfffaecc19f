"""Takes the segments for sorted.

cause: need not be sorted
"""

import torch


def segment_sum(values, segments, count):
    if len(values) == 0:
        return values.new_zeros(count, *values.shape[1:])
    lengths = segments.unique_consecutive(return_counts=True)[1]
    return torch.stack([part.sum(0).to(values.dtype) for part in values.split(lengths.tolist())])
