"""Hopes that a default device moves what is there.

cause: the model that was given stayed where it was
"""

import torch


def train_step_on(model, make_optimizer, loss_function, inputs, targets, device):
    with torch.device(device):
        optimizer = make_optimizer(model.parameters())
        optimizer.zero_grad()
        loss = loss_function(model(inputs), targets)
        loss.backward()
        optimizer.step()
    return loss.detach()
