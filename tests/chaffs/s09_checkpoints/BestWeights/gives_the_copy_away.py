"""The parameters get the kept tensors themselves as their data.

cause: did not outlast the first restore
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
        return True

    def restore(self, model):
        if self.weights is None:
            raise RuntimeError("nothing is kept")
        for name, tensor in [*model.named_parameters(), *model.named_buffers()]:
            tensor.data = self.weights[name]
