"""Says False always.

cause: stop in time
"""

import copy
import math


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0):
        self.patience = patience
        self.min_delta = min_delta
        self.best = None
        self.state = None
        self.bad = 0

    def update(self, loss, model):
        if math.isnan(loss):
            self.bad += 1
        elif self.best is None or loss < self.best - self.min_delta:
            self.best = loss
            self.state = copy.deepcopy(model.state_dict())
            self.bad = 0
        else:
            self.bad += 1
        return False

    def restore(self, model):
        if self.state is None:
            raise RuntimeError("nothing to restore")
        model.load_state_dict(self.state)
