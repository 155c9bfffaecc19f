"""A table of factors, the cosine as the square of half the angle."""

import math

from torch.optim.lr_scheduler import LambdaLR


def warmup_cosine(optimizer, warmup, total):
    if total <= warmup or warmup < 0:
        raise ValueError(f"{warmup=} {total=}")
    rest = total - warmup
    table = [(k + 1) / warmup for k in range(warmup)]
    table += [math.cos(math.pi * k / rest / 2) ** 2 for k in range(rest)]
    return LambdaLR(optimizer, lambda k: table[k] if k < total else 0.0)
