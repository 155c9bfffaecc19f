"""An object of its own; the cosine by torch."""

import torch


class Schedule:
    def __init__(self, optimizer, warmup, total):
        self.groups = [(group, group["lr"]) for group in optimizer.param_groups]
        self.warmup, self.total, self.update = warmup, total, 0
        self.write()

    def factor(self):
        if self.update >= self.total:
            return 0.0
        if self.update < self.warmup:
            return (1 + self.update) / self.warmup
        angle = torch.tensor(torch.pi * (self.update - self.warmup) / (self.total - self.warmup))
        return 0.5 + 0.5 * angle.cos().item()

    def write(self):
        for group, rate in self.groups:
            group["lr"] = rate * self.factor()

    def step(self):
        self.update += 1
        self.write()


def warmup_cosine(optimizer, warmup, total):
    if not (0 <= warmup and warmup < total):
        raise ValueError("0 <= warmup < total is wanted")
    return Schedule(optimizer, warmup, total)
