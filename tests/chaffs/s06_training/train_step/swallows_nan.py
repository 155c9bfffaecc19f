"""A loss that is not finite makes it return quietly.

cause: not finite was passed over
"""

import torch


def train_step(model, optimizer, loss_function, inputs, targets):
    optimizer.zero_grad()
    loss = loss_function(model(inputs), targets)
    if not torch.isfinite(loss):
        return loss.item()
    loss.backward()
    optimizer.step()
    return loss.item()
