"""A loop over the rows.

cause: no answer after
verdict: timeout
"""

import torch


def segment_sum(values, segments, count):
    out = values.new_zeros(count, *values.shape[1:])
    for n in range(len(values)):
        out[segments[n]] = out[segments[n]] + values[n]
    return out
