"""An epoch with NaN does not count.

cause: epochs with NaN did not count
"""

import math


class Plateau:
    def __init__(self, optimizer, factor, patience, mode):
        self.optimizer, self.factor, self.patience = optimizer, factor, patience
        self.sign = 1 if mode == "min" else -1
        self.best, self.waited = math.inf, 0

    def step(self, measure):
        if math.isnan(measure):
            return
        if self.sign * measure < self.best:
            self.best, self.waited = self.sign * measure, 0
        else:
            self.waited += 1
        if self.waited > self.patience:
            self.waited = 0
            for group in self.optimizer.param_groups:
                group["lr"] *= self.factor


def plateau(optimizer, factor, patience, mode="min"):
    return Plateau(optimizer, factor, patience, mode)
