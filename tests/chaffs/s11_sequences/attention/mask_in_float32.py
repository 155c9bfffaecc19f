"""The mask makes everything float32.

cause: dtype
verdict: failed, error
"""

import math

import torch


def attention(query, key, value, keep=None):
    scores = query @ key.mT / math.sqrt(query.shape[-1])
    if keep is None:
        return scores.softmax(-1) @ value
    zeros = torch.zeros_like(scores)
    weights = scores.float().masked_fill(~keep, -math.inf).softmax(-1)
    return weights.masked_fill(~keep, 0.0) @ value.float()
