"""A hand-written optimizer whose `zero_grad` leaves the gradients.

cause: zero_grad
"""

import torch


class Momentum:
    def __init__(self, parameters, lr, momentum):
        self.parameters = list(parameters)
        self.velocities = [torch.zeros_like(p) for p in self.parameters]
        self.lr, self.momentum = lr, momentum

    def zero_grad(self):
        pass

    def step(self):
        with torch.no_grad():
            for p, v in zip(self.parameters, self.velocities):
                if p.grad is not None:
                    v.mul_(self.momentum).add_(p.grad)
                    p.sub_(self.lr * v)


def make_optimizer(model, lr=0.01, momentum=0.9):
    return Momentum(model.parameters(), lr, momentum)
