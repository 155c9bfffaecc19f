"""index_put with accumulate."""

import torch


def segment_sum(values, segments, count):
    out = torch.zeros(count, *values.shape[1:], dtype=values.dtype, device=values.device)
    return torch.index_put(out, (segments,), values, accumulate=True)
