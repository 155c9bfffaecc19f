"""Masked scores become zero.

cause: score of zero
"""

import math


def attention(query, key, value, keep=None):
    scores = query @ key.mT / math.sqrt(query.shape[-1])
    if keep is None:
        return scores.softmax(-1) @ value
    return scores.masked_fill(~keep, 0.0).softmax(-1) @ value
