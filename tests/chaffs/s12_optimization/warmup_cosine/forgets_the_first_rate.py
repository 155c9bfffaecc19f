"""The first update has the full rate: nothing is written before step().

cause: only by step()
"""

import math


class Schedule:
    def __init__(self, optimizer, warmup, total):
        self.groups = [(group, group["lr"]) for group in optimizer.param_groups]
        self.warmup, self.total, self.update = warmup, total, 0

    def factor(self, k):
        if k < self.warmup:
            return (k + 1) / self.warmup
        return (1 + math.cos(math.pi * min(1.0, (k - self.warmup) / (self.total - self.warmup)))) / 2

    def step(self):
        self.update += 1
        for group, rate in self.groups:
            group["lr"] = rate * self.factor(self.update)


def warmup_cosine(optimizer, warmup, total):
    if not 0 <= warmup < total:
        raise ValueError("0 <= warmup < total is wanted")
    return Schedule(optimizer, warmup, total)
