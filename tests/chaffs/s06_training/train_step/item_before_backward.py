"""The loss is turned into a number before backward().

cause: turned into a number before backward
verdict: error
"""

import torch


def train_step(model, optimizer, loss_function, inputs, targets):
    optimizer.zero_grad()
    loss = loss_function(model(inputs), targets).item()
    loss.backward()
    optimizer.step()
    return loss
