"""Keeps the bytes of a saved file."""

import torch
import io
import math


class BestWeights:
    def __init__(self):
        self.history = []
        self.data = None

    def update(self, loss, model):
        better = not math.isnan(loss) and all(loss < other for other in self.history)
        if better:
            self.history.append(loss)
            buffer = io.BytesIO()
            torch.save(model.state_dict(), buffer)
            self.data = buffer.getvalue()
        return better

    def restore(self, model):
        if self.data is None:
            raise RuntimeError
        model.load_state_dict(torch.load(io.BytesIO(self.data), weights_only=True))
