"""The parameters are moved by hand, past the optimizer.

cause: moved without the optimizer
"""

import torch


def train_step(model, optimizer, loss_function, inputs, targets):
    optimizer.zero_grad()
    loss = loss_function(model(inputs), targets)
    if not torch.isfinite(loss):
        raise ValueError("not finite")
    loss.backward()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter -= optimizer.param_groups[0]["lr"] * parameter.grad
    return loss.item()
