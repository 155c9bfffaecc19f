"""Counts the rows.

cause: counted, not added
"""

import torch


def segment_sum(values, segments, count):
    out = values.new_zeros(count, *values.shape[1:])
    return out.index_add(0, segments, torch.ones_like(values))
