"""Lets the warm-up last to the end.

cause: lengths that make no schedule
"""

import math

from torch.optim.lr_scheduler import LambdaLR


def warmup_cosine(optimizer, warmup, total):
    if warmup < 0 or warmup > total:
        raise ValueError("the warm-up does not end in time")

    def factor(k):
        if k < warmup:
            return (k + 1) / warmup
        if k >= total:
            return 0.0
        return (1 + math.cos(math.pi * (k - warmup) / (total - warmup))) / 2

    return LambdaLR(optimizer, factor)
