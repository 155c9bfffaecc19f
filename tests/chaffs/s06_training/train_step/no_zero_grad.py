"""The gradients are never cleared.

cause: old gradients were still there
"""

import torch


def train_step(model, optimizer, loss_function, inputs, targets):
    loss = loss_function(model(inputs), targets)
    if not torch.isfinite(loss):
        raise ValueError("not finite")
    loss.backward()
    optimizer.step()
    return loss.item()
