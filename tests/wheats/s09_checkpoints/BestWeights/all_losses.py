"""Remembers every loss, and keeps the weights as NumPy arrays."""

import torch


class BestWeights:
    def __init__(self):
        self.losses, self.kept = [], None

    def update(self, loss, model):
        if loss != loss:
            return False
        is_best = all(loss < other for other in self.losses)
        self.losses.append(loss)
        if is_best:
            self.kept = {name: tensor.numpy(force=True).copy() for name, tensor in model.state_dict().items()}
        return is_best

    def restore(self, model):
        if self.kept is None:
            raise RuntimeError("nothing was kept")
        for name, tensor in model.state_dict().items():
            tensor.copy_(torch.from_numpy(self.kept[name]))
