"""Keeps all losses and states and looks back."""

import torch


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0):
        self.patience, self.min_delta = patience, min_delta
        self.epochs = 0
        self.improvements = []

    def update(self, loss, model):
        self.epochs += 1
        if loss == loss and (not self.improvements or self.improvements[-1][1] - loss > self.min_delta):
            state = {name: value.detach().clone() for name, value in model.state_dict().items()}
            self.improvements.append((self.epochs, loss, state))
        latest = self.improvements[-1][0] if self.improvements else 0
        return self.epochs - latest >= self.patience

    def restore(self, model):
        if not self.improvements:
            raise RuntimeError("no epoch was any good")
        with torch.no_grad():
            for name, value in model.state_dict().items():
                value.copy_(self.improvements[-1][2][name])
