"""Cuts large scores off before exp.

cause: none — the bound is the student's own
"""

import math


def attention(query, key, value, keep=None):
    scores = query @ key.mT / math.sqrt(query.shape[-1])
    weights = scores.clamp(-80, 80).exp()
    if keep is not None:
        weights = weights * keep
    return (weights / weights.sum(-1, keepdim=True).clamp(min=1e-38)) @ value
