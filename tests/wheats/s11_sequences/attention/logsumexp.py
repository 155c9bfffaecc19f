"""By logsumexp, with the mask as a factor."""

import math


def attention(query, key, value, keep=None):
    scores = query @ key.mT / math.sqrt(query.shape[-1])
    if keep is not None:
        scores = scores.masked_fill(~keep, -1e30)
    weights = (scores - scores.logsumexp(-1, keepdim=True)).exp()
    if keep is not None:
        weights = weights * keep
    return weights @ value
