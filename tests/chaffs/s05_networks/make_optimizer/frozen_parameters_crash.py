"""A hand-written optimizer that uses gradients that are None.

cause: None
verdict: error
"""

import torch


class Momentum:
    def __init__(self, parameters, lr, momentum):
        self.parameters = list(parameters)
        self.velocities = [torch.zeros_like(p) for p in self.parameters]
        self.lr, self.momentum = lr, momentum

    def zero_grad(self):
        for p in self.parameters:
            p.grad = None

    def step(self):
        with torch.no_grad():
            for p, v in zip(self.parameters, self.velocities):
                v.mul_(self.momentum).add_(p.grad)
                p.sub_(self.lr * v)


def make_optimizer(model, lr=0.01, momentum=0.9):
    return Momentum(model.parameters(), lr, momentum)
