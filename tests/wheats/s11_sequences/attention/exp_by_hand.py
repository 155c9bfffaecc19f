"""The softmax written out, with the largest score subtracted."""

import math

import torch


def attention(query, key, value, keep=None):
    scores = query @ key.mT / math.sqrt(query.shape[-1])
    if keep is not None:
        scores = torch.where(keep, scores, -math.inf)
    exps = (scores - scores.amax(-1, keepdim=True)).exp()
    return (exps / exps.sum(-1, keepdim=True)).nan_to_num(0.0) @ value
