"""The softmax runs over the queries.

cause: over the queries
"""

import math


def attention(query, key, value, keep=None):
    scores = query @ key.mT / math.sqrt(query.shape[-1])
    if keep is None:
        return scores.softmax(-2) @ value
    weights = scores.masked_fill(~keep, -math.inf).softmax(-2)
    return weights.masked_fill(~keep, 0.0) @ value
