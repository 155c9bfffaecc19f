"""Cuts the gradient off.

cause: no gradient flows
verdict: error
"""

import torch


def segment_sum(values, segments, count):
    return values.new_zeros(count, *values.shape[1:]).index_add(0, segments, values.detach())
