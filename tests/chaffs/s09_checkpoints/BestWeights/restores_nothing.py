"""Keeps a copy, and puts it nowhere.

cause: or none were put back
"""

import copy
import math


class BestWeights:
    def __init__(self):
        self.loss, self.state = math.inf, None

    def update(self, loss, model):
        if math.isnan(loss) or (self.state is not None and loss >= self.loss):
            return False
        self.loss, self.state = loss, copy.deepcopy(model.state_dict())
        return True

    def restore(self, model):
        if self.state is None:
            raise RuntimeError("nothing was kept")
        model.state_dict().update(self.state)
