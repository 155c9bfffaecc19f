"""The cosine counts the warm-up, too.

cause: does not begin at r
"""

import math

import torch


def warmup_cosine(optimizer, warmup, total):
    if not 0 <= warmup < total:
        raise ValueError("0 <= warmup < total is wanted")

    def factor(k):
        if k < warmup:
            return (k + 1) / warmup
        progress = min(1.0, k / total)
        return (1 + math.cos(math.pi * progress)) / 2

    return torch.optim.lr_scheduler.LambdaLR(optimizer, factor)
