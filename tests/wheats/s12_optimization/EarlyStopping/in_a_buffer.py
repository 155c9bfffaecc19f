"""Keeps the state as bytes that torch.save wrote."""

import io

import torch


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0):
        self.patience, self.min_delta = patience, min_delta
        self.best, self.waited, self.saved = float("inf"), 0, None

    def update(self, loss, model):
        self.waited += 1
        if self.best - loss > self.min_delta:
            self.best, self.waited = loss, 0
            buffer = io.BytesIO()
            torch.save(model.state_dict(), buffer)
            self.saved = buffer.getvalue()
        return bool(self.waited >= self.patience)

    def restore(self, model):
        if not self.saved:
            raise RuntimeError("there is no best epoch yet")
        model.load_state_dict(torch.load(io.BytesIO(self.saved)))
