"""The gradients are cleared just before backward() and once more at the end."""

import math


def train_step(model, optimizer, loss_function, inputs, targets):
    outputs = model(inputs)
    loss = loss_function(outputs, targets)
    value = loss.item()
    if not math.isfinite(value):
        raise ValueError(f"loss {value}")
    for parameter in model.parameters():
        parameter.grad = None
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    return value
