"""The zeros are made on the CPU.

cause: another device
verdict: error, failed
"""

import torch


def segment_sum(values, segments, count):
    return torch.zeros(count, *values.shape[1:], dtype=values.dtype).index_add(0, segments, values)
