"""Sigmoid in the place of softmax.

cause: sigmoid
"""

import math


def attention(query, key, value, keep=None):
    scores = query @ key.mT / math.sqrt(query.shape[-1])
    if keep is None:
        return scores.sigmoid() @ value
    weights = scores.masked_fill(~keep, -math.inf).sigmoid()
    return weights.masked_fill(~keep, 0.0) @ value
