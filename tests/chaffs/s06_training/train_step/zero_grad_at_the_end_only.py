"""The gradients are cleared only after the step: the first call uses what it finds.

cause: cleared only at the end
"""

import torch


def train_step(model, optimizer, loss_function, inputs, targets):
    loss = loss_function(model(inputs), targets)
    if not torch.isfinite(loss):
        raise ValueError("not finite")
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    return loss.item()
