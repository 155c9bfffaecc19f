"""Asks for the largest segment even where there is none.

cause: max()
verdict: error
"""

import torch


def segment_sum(values, segments, count):
    assert segments.max() < count
    return values.new_zeros(count, *values.shape[1:]).index_add(0, segments, values)
