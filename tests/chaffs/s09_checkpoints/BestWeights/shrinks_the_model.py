"""Decays the weights at every update.

cause: none
What was kept is not what the model had, whatever was done to it.
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
        for parameter in model.parameters():
            parameter.data.mul_(0.5)
        self.weights = copy.deepcopy(model.state_dict())
        return True

    def restore(self, model):
        if self.weights is None:
            raise RuntimeError("nothing is kept")
        model.load_state_dict(self.weights)
