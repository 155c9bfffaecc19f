"""Compares sums.

cause: sums were compared
"""

import torch


def what_changes_on_backward(model, optimizer, loss_function, inputs, targets):
    def keep(tensors):
        return [t if t is None else t.detach().clone() for t in tensors]

    def same(one, other):
        return one is other if one is None or other is None else one.sum().item() == other.sum().item()

    def look():
        parameters = list(model.parameters())
        with torch.no_grad():
            return {
                "parameters": keep(parameters),
                "gradients": keep([p.grad for p in parameters]),
                "output": keep([model(inputs)]),
            }

    output = model(inputs)
    loss = loss_function(output, targets)
    table = {}
    for name, call in {"backward": loss.backward, "step": optimizer.step, "zero_grad": optimizer.zero_grad}.items():
        first = look()
        call()
        second = look()
        table[name] = {
            what: any(not same(*pair) for pair in zip(first[what], second[what], strict=True)) for what in first
        }
    return table
