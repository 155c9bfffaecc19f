"""Divides by warmup even where it is 0.

cause: may be 0
verdict: error
"""

import math

import torch


def warmup_cosine(optimizer, warmup, total):
    if not 0 <= warmup < total:
        raise ValueError("0 <= warmup < total is wanted")

    def factor(k):
        climb = min(1.0, (k + 1) / warmup)
        progress = min(1.0, max(0, k - warmup) / (total - warmup))
        return climb * (1 + math.cos(math.pi * progress)) / 2

    return torch.optim.lr_scheduler.LambdaLR(optimizer, factor)
