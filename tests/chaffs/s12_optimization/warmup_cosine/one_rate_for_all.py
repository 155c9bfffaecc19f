"""Every group gets the rate of the first.

cause: rates of the first
"""

import math


class Schedule:
    def __init__(self, optimizer, warmup, total):
        self.optimizer, self.rate = optimizer, optimizer.param_groups[0]["lr"]
        self.warmup, self.total, self.update = warmup, total, -1
        self.step()

    def factor(self, k):
        if k < self.warmup:
            return (k + 1) / self.warmup
        return (1 + math.cos(math.pi * min(1.0, (k - self.warmup) / (self.total - self.warmup)))) / 2

    def step(self):
        self.update += 1
        for group in self.optimizer.param_groups:
            group["lr"] = self.rate * self.factor(self.update)


def warmup_cosine(optimizer, warmup, total):
    if not 0 <= warmup < total:
        raise ValueError("0 <= warmup < total is wanted")
    return Schedule(optimizer, warmup, total)
