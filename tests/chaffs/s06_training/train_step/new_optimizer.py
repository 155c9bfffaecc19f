"""Every call makes an optimizer of its own.

cause: moved without the optimizer
"""

import torch


def train_step(model, optimizer, loss_function, inputs, targets):
    optimizer = torch.optim.SGD(model.parameters(), lr=optimizer.param_groups[0]["lr"])
    optimizer.zero_grad()
    loss = loss_function(model(inputs), targets)
    if not torch.isfinite(loss):
        raise ValueError("not finite")
    loss.backward()
    optimizer.step()
    return loss.item()
