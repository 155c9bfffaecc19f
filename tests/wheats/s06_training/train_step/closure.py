"""The optimizer calls a closure."""

import torch


def train_step(model, optimizer, loss_function, inputs, targets):
    def closure():
        optimizer.zero_grad()
        loss = loss_function(model(inputs), targets)
        if not torch.isfinite(loss).all():
            raise ValueError("the loss is not finite")
        loss.backward()
        return loss

    return optimizer.step(closure).item()
