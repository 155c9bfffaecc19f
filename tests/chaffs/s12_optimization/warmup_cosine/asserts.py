"""AssertionError for bad lengths.

cause: AssertionError
"""

import math

import torch


def warmup_cosine(optimizer, warmup, total):
    assert 0 <= warmup < total

    def factor(k):
        if k < warmup:
            return (k + 1) / warmup
        progress = min(1.0, (k - warmup) / (total - warmup))
        return (1 + math.cos(math.pi * progress)) / 2

    return torch.optim.lr_scheduler.LambdaLR(optimizer, factor)
