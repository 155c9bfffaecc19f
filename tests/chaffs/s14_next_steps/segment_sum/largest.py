"""The maximum of each segment.

cause: these are maxima
"""

import torch


def segment_sum(values, segments, count):
    index = segments.reshape(-1, *[1] * (values.dim() - 1)).expand_as(values)
    return values.new_zeros(count, *values.shape[1:]).scatter_reduce(0, index, values, "amax", include_self=False)
