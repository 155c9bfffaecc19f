"""index_copy instead of index_add.

cause: one write won
"""

import torch


def segment_sum(values, segments, count):
    out = values.new_zeros(count, *values.shape[1:])
    return out.index_copy(0, segments, values)
