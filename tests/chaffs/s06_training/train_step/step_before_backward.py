"""The step comes before backward(), with the gradients of an earlier batch.

cause: step() comes before backward()
"""

import torch


def train_step(model, optimizer, loss_function, inputs, targets):
    loss = loss_function(model(inputs), targets)
    if not torch.isfinite(loss):
        raise ValueError("not finite")
    optimizer.step()
    optimizer.zero_grad()
    loss.backward()
    return loss.item()
