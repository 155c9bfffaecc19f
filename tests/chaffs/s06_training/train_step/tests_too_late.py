"""The loss is tested after the update.

cause: before the loss was tested
"""

import torch


def train_step(model, optimizer, loss_function, inputs, targets):
    optimizer.zero_grad()
    loss = loss_function(model(inputs), targets)
    loss.backward()
    optimizer.step()
    if not torch.isfinite(loss):
        raise ValueError("not finite")
    return loss.item()
