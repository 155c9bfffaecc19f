"""The model is put into training mode, whatever the caller chose.

cause: put into training mode
"""

import torch


def train_step(model, optimizer, loss_function, inputs, targets):
    model.train()
    optimizer.zero_grad(set_to_none=True)
    loss = loss_function(model(inputs), targets)
    if not loss.detach().isfinite():
        raise ValueError
    loss.backward()
    optimizer.step()
    return loss.detach().cpu().item()
