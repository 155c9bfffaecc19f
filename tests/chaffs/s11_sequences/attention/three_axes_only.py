"""bmm takes three axes only.

cause: dimensions
verdict: failed, error
"""

import math

import torch


def attention(query, key, value, keep=None):
    scores = torch.bmm(query, key.transpose(1, 2)) / math.sqrt(query.shape[-1])
    if keep is None:
        return scores.softmax(-1) @ value
    weights = scores.masked_fill(~keep, -math.inf).softmax(-1)
    return weights.masked_fill(~keep, 0.0) @ value
