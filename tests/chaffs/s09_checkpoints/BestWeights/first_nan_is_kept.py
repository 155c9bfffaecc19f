"""The first loss is kept, even NaN.

cause: not even the first
"""

import copy
import math


class BestWeights:
    def __init__(self):
        self.loss = math.inf
        self.weights = None

    def update(self, loss, model):
        first = self.weights is None
        if not (first or loss < self.loss):
            return False
        self.loss = loss
        self.weights = copy.deepcopy(model.state_dict())
        return True

    def restore(self, model):
        if self.weights is None:
            raise RuntimeError("nothing is kept")
        model.load_state_dict(self.weights)
