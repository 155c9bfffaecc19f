"""Scores divided by their sum.

cause: divided by their sum
"""

import math


def attention(query, key, value, keep=None):
    scores = query @ key.mT / math.sqrt(query.shape[-1])
    scores = scores / scores.sum(-1, keepdim=True)
    if keep is None:
        return scores @ value
    weights = scores.masked_fill(~keep, -math.inf)
    return weights.masked_fill(~keep, 0.0) @ value
