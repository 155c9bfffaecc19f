"""The dtype's smallest number stands for minus infinity; masked weights are wiped."""

import torch


def attention(query, key, value, keep=None):
    scores = torch.matmul(query, key.transpose(-1, -2)) * query.size(-1) ** -0.5
    if keep is None:
        return torch.softmax(scores, -1) @ value
    scores = scores.masked_fill(keep.logical_not(), torch.finfo(scores.dtype).min)
    return torch.softmax(scores, dim=-1).masked_fill(~keep, 0) @ value
