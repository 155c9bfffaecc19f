"""After the end the last rate stays.

cause: above 0
"""

import math

import torch


def warmup_cosine(optimizer, warmup, total):
    if not 0 <= warmup < total:
        raise ValueError("0 <= warmup < total is wanted")

    def factor(k):
        if k < warmup:
            return (k + 1) / warmup
        progress = min(k - warmup, total - warmup - 1) / (total - warmup)
        return (1 + math.cos(math.pi * progress)) / 2

    return torch.optim.lr_scheduler.LambdaLR(optimizer, factor)
