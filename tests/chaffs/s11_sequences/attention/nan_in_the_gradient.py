"""The NaN is replaced afterwards, in the values alone.

cause: NaN
verdict: failed, error
"""

import math

import torch


def attention(query, key, value, keep=None):
    scores = query @ key.mT / math.sqrt(query.shape[-1])
    if keep is None:
        return scores.softmax(-1) @ value
    penalty = torch.zeros_like(scores).masked_fill(~keep, -math.inf)
    return (scores + penalty).softmax(-1).nan_to_num(0.0) @ value
