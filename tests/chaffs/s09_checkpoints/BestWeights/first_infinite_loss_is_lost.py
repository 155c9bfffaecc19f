"""An infinite first loss is not kept.

cause: even an infinite one
"""

import copy
import math


class BestWeights:
    def __init__(self):
        self.loss = math.inf
        self.weights = None

    def update(self, loss, model):
        if not (loss < self.loss):
            return False
        self.loss = loss
        self.weights = copy.deepcopy(model.state_dict())
        return True

    def restore(self, model):
        if self.weights is None:
            raise RuntimeError("nothing is kept")
        model.load_state_dict(self.weights)
