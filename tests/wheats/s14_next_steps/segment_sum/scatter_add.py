"""scatter_add, with the index expanded to the shape of the values."""

import torch


def segment_sum(values, segments, count):
    index = segments.view(-1, *[1] * (values.dim() - 1)).expand_as(values)
    return torch.zeros((count, *values.shape[1:]), dtype=values.dtype, device=values.device).scatter_add(0, index, values)
