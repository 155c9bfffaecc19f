"""An object of its own that writes into param_groups."""

import math


class Plateau:
    def __init__(self, optimizer, factor, patience, sign):
        self.optimizer, self.factor, self.patience, self.sign = optimizer, factor, patience, sign
        self.best = math.inf
        self.bad = 0

    def step(self, measure):
        if self.sign * measure < self.best:
            self.best, self.bad = self.sign * measure, 0
            return
        self.bad += 1
        if self.bad == self.patience + 1:
            self.bad = 0
            for group in self.optimizer.param_groups:
                group["lr"] = group["lr"] * self.factor


def plateau(optimizer, factor, patience, mode="min"):
    return Plateau(optimizer, factor, patience, 1 if mode == "min" else -1)
