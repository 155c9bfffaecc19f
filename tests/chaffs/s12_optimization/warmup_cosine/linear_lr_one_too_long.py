"""LinearLR from r / warmup, which reaches r at update warmup and not one before.

cause: climbs too slowly
verdict: error, failed
"""

import math

from torch.optim.lr_scheduler import LambdaLR, LinearLR, SequentialLR


def warmup_cosine(optimizer, warmup, total):
    if not 0 <= warmup < total:
        raise ValueError("the warm-up does not end in time")

    def fall(k):
        return (1 + math.cos(math.pi * min(1, k / (total - warmup)))) / 2

    if warmup == 0:
        return LambdaLR(optimizer, fall)
    climb = LinearLR(optimizer, start_factor=1 / warmup, total_iters=warmup)
    return SequentialLR(optimizer, [climb, LambdaLR(optimizer, fall)], [warmup])
