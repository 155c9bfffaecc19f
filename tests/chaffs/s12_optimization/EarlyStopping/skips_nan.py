"""An epoch with NaN does not count.

cause: or did not count
"""

import copy
import math


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0):
        self.patience, self.min_delta = patience, min_delta
        self.best, self.kept, self.waited = math.inf, None, 0

    def update(self, loss, model):
        if math.isnan(loss):
            return False
        if loss < self.best - self.min_delta:
            self.best, self.kept, self.waited = loss, copy.deepcopy(model.state_dict()), 0
        else:
            self.waited += 1
        return self.waited >= self.patience

    def restore(self, model):
        if self.kept is None:
            raise RuntimeError("nothing is remembered")
        model.load_state_dict(self.kept)
