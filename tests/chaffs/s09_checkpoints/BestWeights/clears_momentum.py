"""Drops the gradients and freezes what was kept.

cause: none
A frozen parameter shows only in the next update.
verdict: error
"""

import copy
import math


class BestWeights:
    def __init__(self):
        self.loss = math.inf
        self.weights = None

    def update(self, loss, model):
        first = self.weights is None and not math.isnan(loss)
        if not (first or loss < self.loss):
            return False
        self.loss = loss
        self.weights = copy.deepcopy(model.state_dict())
        model.requires_grad_(False)
        return True

    def restore(self, model):
        if self.weights is None:
            raise RuntimeError("nothing is kept")
        model.load_state_dict(self.weights)
