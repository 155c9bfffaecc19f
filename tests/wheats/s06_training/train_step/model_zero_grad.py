"""The model clears the gradients, not the optimizer, and fills them with zeros."""

import torch


def train_step(model, optimizer, loss_function, inputs, targets):
    model.zero_grad(set_to_none=False)
    loss = loss_function(model(inputs), targets)
    if loss.isnan() or loss.isinf():
        raise ValueError("the loss is not finite")
    loss.backward()
    optimizer.step()
    return float(loss)
