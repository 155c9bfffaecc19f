"""dim=1 is right for one batch axis only.

cause: over the queries
verdict: failed, error
"""

import math


def attention(query, key, value, keep=None):
    scores = query @ key.mT / math.sqrt(query.shape[-1])
    if keep is None:
        return scores.softmax(dim=1) @ value
    weights = scores.masked_fill(~keep, -math.inf).softmax(dim=1)
    return weights.masked_fill(~keep, 0.0) @ value
