"""The mean of each segment.

cause: these are means
"""

import torch


def segment_sum(values, segments, count):
    index = segments.reshape(-1, *[1] * (values.dim() - 1)).expand_as(values)
    return values.new_zeros(count, *values.shape[1:]).scatter_reduce(0, index, values, "mean", include_self=False)
