"""The gradients are cleared between backward() and step().

cause: no parameter moved
"""

import torch


def train_step(model, optimizer, loss_function, inputs, targets):
    loss = loss_function(model(inputs), targets)
    if not torch.isfinite(loss):
        raise ValueError("not finite")
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()
    return loss.item()
