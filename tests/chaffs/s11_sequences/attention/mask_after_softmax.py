"""The mask comes after the softmax.

cause: after the softmax
"""

import math


def attention(query, key, value, keep=None):
    scores = query @ key.mT / math.sqrt(query.shape[-1])
    if keep is None:
        return scores.softmax(-1) @ value
    weights = scores.softmax(-1)
    return weights.masked_fill(~keep, 0.0) @ value
