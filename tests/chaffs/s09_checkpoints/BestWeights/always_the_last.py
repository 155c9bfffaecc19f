"""Keeps whatever came last.

cause: only a lower loss
"""

import copy
import math


class BestWeights:
    def __init__(self):
        self.loss = math.inf
        self.weights = None

    def update(self, loss, model):
        first = self.weights is None and not math.isnan(loss)
        if math.isnan(loss):
            return False
        self.loss = loss
        self.weights = copy.deepcopy(model.state_dict())
        return True

    def restore(self, model):
        if self.weights is None:
            raise RuntimeError("nothing is kept")
        model.load_state_dict(self.weights)
