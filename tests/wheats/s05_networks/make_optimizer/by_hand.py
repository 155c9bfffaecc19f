"""A class with `zero_grad` and `step`, the velocity made at the first step."""

import torch


class Momentum:
    def __init__(self, parameters, lr, momentum):
        self.parameters = list(parameters)
        self.lr, self.momentum = lr, momentum
        self.velocity = {}

    def zero_grad(self):
        for p in self.parameters:
            if p.grad is not None:
                p.grad.zero_()

    @torch.no_grad()
    def step(self):
        for p in self.parameters:
            if p.grad is None:
                continue
            old = self.velocity.get(p)
            self.velocity[p] = p.grad.clone() if old is None else self.momentum * old + p.grad
            p -= self.lr * self.velocity[p]


def make_optimizer(model, lr=0.01, momentum=0.9):
    return Momentum(model.parameters(), lr, momentum)
