"""The caller's queries are scaled in place.

cause: changed in place
verdict: failed, error
"""

import math


def attention(query, key, value, keep=None):
    query.data.mul_(1 / math.sqrt(query.shape[-1]))
    scores = query @ key.mT
    if keep is None:
        return scores.softmax(-1) @ value
    weights = scores.masked_fill(~keep, -math.inf).softmax(-1)
    return weights.masked_fill(~keep, 0.0) @ value
