"""Loops over leading axes and queries."""

import math

import torch


def attention(query, key, value, keep=None):
    shape = (*query.shape[:-1], key.shape[-2])
    keep = torch.ones(shape, dtype=torch.bool) if keep is None else keep.expand(shape)
    if query.dim() > 2:
        return torch.stack([attention(*parts) for parts in zip(query, key, value, keep)])
    rows = []
    for q, seen in zip(query, keep):
        scores = key[seen] @ q / math.sqrt(len(q))
        rows.append(scores.softmax(0) @ value[seen])
    return torch.stack(rows)
