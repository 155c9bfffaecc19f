"""The mask is read the other way round.

cause: wrong way round
"""

import math


def attention(query, key, value, keep=None):
    scores = query @ key.mT / math.sqrt(query.shape[-1])
    if keep is None:
        return scores.softmax(-1) @ value
    weights = scores.masked_fill(keep, -math.inf).softmax(-1)
    return weights.masked_fill(keep, 0.0) @ value
