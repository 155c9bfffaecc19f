"""Subtracts the largest score of all queries from each.

cause: each query's largest score
verdict: failed, error
"""

import math

import torch


def attention(query, key, value, keep=None):
    scores = query @ key.mT / math.sqrt(query.shape[-1])
    if keep is not None:
        scores = torch.where(keep, scores, -1e30)
    weights = (scores - scores.max()).exp()
    if keep is not None:
        weights = weights * keep
        empty = ~keep.any(-1, keepdim=True)
        return (weights / (weights.sum(-1, keepdim=True) + empty)) @ value
    return (weights / weights.sum(-1, keepdim=True)) @ value
