"""Takes pictures as lists of numbers."""

import torch


def what_changes_on_backward(model, optimizer, loss_function, inputs, targets):
    def picture():
        with torch.no_grad():
            out = model(inputs).tolist()
        gradients = [None if p.grad is None else p.grad.tolist() for p in model.parameters()]
        return {"parameters": [p.tolist() for p in model.parameters()], "gradients": gradients, "output": out}

    def seen(before, after):
        return {what: before[what] != after[what] for what in before}

    loss = loss_function(model(inputs), targets)
    pictures = [picture()]
    for call in (loss.backward, optimizer.step, optimizer.zero_grad):
        call()
        pictures.append(picture())
    names = ("backward", "step", "zero_grad")
    return {name: seen(*pair) for name, pair in zip(names, zip(pictures, pictures[1:], strict=False), strict=True)}
