"""The model is put into evaluation mode.

cause: put into evaluation mode
"""

import torch


def train_step(model, optimizer, loss_function, inputs, targets):
    model.eval()
    optimizer.zero_grad()
    loss = loss_function(model(inputs), targets)
    if not torch.isfinite(loss):
        raise ValueError("not finite")
    loss.backward()
    optimizer.step()
    return loss.item()
