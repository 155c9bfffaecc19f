"""The cosine is not raised.

cause: below zero
"""

import math

import torch


def warmup_cosine(optimizer, warmup, total):
    if not 0 <= warmup < total:
        raise ValueError("0 <= warmup < total is wanted")

    def factor(k):
        if k < warmup:
            return (k + 1) / warmup
        progress = min(1.0, (k - warmup) / (total - warmup))
        return math.cos(math.pi * progress)

    return torch.optim.lr_scheduler.LambdaLR(optimizer, factor)
