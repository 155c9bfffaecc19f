"""Compares one long vector of parameters, and one of gradients with a mask of what is there."""

import torch
from torch import nn


def what_changes_on_backward(model, optimizer, loss_function, inputs, targets):
    def look():
        with torch.no_grad():
            there = torch.tensor([p.grad is not None for p in model.parameters()])
            numbers = [torch.zeros_like(p) if p.grad is None else p.grad for p in model.parameters()]
            return (
                nn.utils.parameters_to_vector(model.parameters()).clone(),
                torch.cat([there.double(), *(g.flatten().double() for g in numbers)]),
                model(inputs).flatten().clone(),
            )

    table = {}
    loss = loss_function(model(inputs), targets)
    for name in ("backward", "step", "zero_grad"):
        before = look()
        (loss.backward if name == "backward" else getattr(optimizer, name))()
        changed = [not torch.equal(*pair) for pair in zip(before, look(), strict=True)]
        table[name] = dict(zip(("parameters", "gradients", "output"), changed, strict=True))
    return table
