"""The rate is 0 in the last update.

cause: too short
"""

import math

import torch


def warmup_cosine(optimizer, warmup, total):
    if not 0 <= warmup < total:
        raise ValueError("0 <= warmup < total is wanted")

    def factor(k):
        if k < warmup:
            return (k + 1) / warmup
        progress = min(1.0, (k - warmup) / max(1, total - warmup - 1))
        return (1 + math.cos(math.pi * progress)) / 2

    return torch.optim.lr_scheduler.LambdaLR(optimizer, factor)
