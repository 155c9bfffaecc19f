"""Results are always float32.

cause: dtype
verdict: failed, error
"""

import math


def attention(query, key, value, keep=None):
    scores = query.float() @  key.float().mT / math.sqrt(query.shape[-1])
    if keep is None:
        return scores.softmax(-1) @ value.float()
    weights = scores.masked_fill(~keep, -math.inf).softmax(-1)
    return weights.masked_fill(~keep, 0.0) @ value.float()
