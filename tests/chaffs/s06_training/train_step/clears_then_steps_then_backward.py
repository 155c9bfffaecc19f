"""The gradients are cleared, the step is made, and then backward() runs.

cause: comes before backward()
"""

import torch


def train_step(model, optimizer, loss_function, inputs, targets):
    optimizer.zero_grad()
    loss = loss_function(model(inputs), targets)
    if not torch.isfinite(loss):
        raise ValueError("not finite")
    optimizer.step()
    loss.backward()
    return loss.item()
