"""The bool mask is added to the scores.

cause: added to the scores
"""

import math


def attention(query, key, value, keep=None):
    scores = query @ key.mT / math.sqrt(query.shape[-1])
    if keep is None:
        return scores.softmax(-1) @ value
    return (scores + keep.to(scores.dtype)).softmax(-1) @ value
