"""scatter_reduce with sum, on flattened rows."""

import torch


def segment_sum(values, segments, count):
    flat = values.reshape(len(values), values[0:1].numel() if len(values) else int(torch.Size(values.shape[1:]).numel()))
    out = flat.new_zeros(count, flat.shape[1])
    return out.scatter_reduce(0, segments[:, None].expand_as(flat), flat, "sum").reshape(count, *values.shape[1:])
