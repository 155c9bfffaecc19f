"""The best is forgotten at a fall.

cause: best so far is kept
"""


class Plateau:
    def __init__(self, optimizer, factor, patience, mode):
        self.optimizer, self.factor, self.patience, self.mode = optimizer, factor, patience, mode
        self.best = None
        self.bad = 0

    def better(self, measure):
        if self.best is None:
            return True
        return measure < self.best if self.mode == "min" else measure > self.best

    def step(self, measure):
        if self.better(measure):
            self.best = measure
            self.bad = 0
        else:
            self.bad += 1
        if self.bad > self.patience:
            self.bad = 0
            self.best = None
            for group in self.optimizer.param_groups:
                group["lr"] *= self.factor


def plateau(optimizer, factor, patience, mode="min"):
    return Plateau(optimizer, factor, patience, mode)
