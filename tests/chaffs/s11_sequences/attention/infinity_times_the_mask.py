"""Multiplies the mask by minus infinity: where it is 0, that is NaN.

cause: 0 times infinity
verdict: failed, error
"""

import math


def attention(query, key, value, keep=None):
    scores = query @ key.mT / math.sqrt(query.shape[-1])
    if keep is None:
        return scores.softmax(-1) @ value
    return (scores + (~keep).to(scores.dtype) * -math.inf).softmax(-1) @ value
