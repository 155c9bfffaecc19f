"""Only NaN is refused; an infinite loss is trained on.

cause: not finite was passed over
"""

import torch


def train_step(model, optimizer, loss_function, inputs, targets):
    optimizer.zero_grad()
    loss = loss_function(model(inputs), targets)
    if torch.isnan(loss):
        raise ValueError("NaN")
    loss.backward()
    optimizer.step()
    return loss.item()
