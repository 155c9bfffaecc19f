"""-10000 is not far enough.

cause: -1e9
"""

import math


def attention(query, key, value, keep=None):
    scores = query @ key.mT / math.sqrt(query.shape[-1])
    if keep is None:
        return scores.softmax(-1) @ value
    weights = (scores - 10000.0 * ~keep).softmax(-1)
    return weights * keep.any(-1, keepdim=True) @ value
