"""The loss is measured again after the update.

cause: loss after the update
"""

import torch


def train_step(model, optimizer, loss_function, inputs, targets):
    optimizer.zero_grad()
    loss = loss_function(model(inputs), targets)
    if not torch.isfinite(loss):
        raise ValueError("not finite")
    loss.backward()
    optimizer.step()
    return loss_function(model(inputs), targets).item()
