"""The network runs under no_grad, so that there is nothing to go back through.

cause: graph is broken
verdict: error
"""

import torch


def train_step(model, optimizer, loss_function, inputs, targets):
    optimizer.zero_grad()
    with torch.no_grad():
        loss = loss_function(model(inputs), targets)
    if not torch.isfinite(loss):
        raise ValueError("not finite")
    loss.backward()
    optimizer.step()
    return loss.item()
