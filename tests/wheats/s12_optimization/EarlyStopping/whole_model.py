"""Keeps a deep copy of the whole model."""

import copy
import math


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0):
        self.left = self.patience = patience
        self.goal = math.inf
        self.min_delta = min_delta
        self.model = None

    def update(self, loss, model):
        self.left -= 1
        if loss < self.goal:
            self.goal = loss - self.min_delta
            self.left = self.patience
            self.model = copy.deepcopy(model)
        return self.left <= 0

    def restore(self, model):
        if self.model is None:
            raise RuntimeError("update has seen no improvement")
        model.load_state_dict(self.model.state_dict())
