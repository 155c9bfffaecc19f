"""Clears through the model, and makes the moved tensors first."""

import torch


def train_step_on(model, make_optimizer, loss_function, inputs, targets, device):
    inputs, targets = (tensor.to(device, copy=True) for tensor in (inputs, targets))
    model = model.to(torch.device(device))
    model.zero_grad(set_to_none=False)
    optimizer = make_optimizer(list(model.parameters()))
    loss = loss_function(model(inputs), targets)
    loss.backward()
    optimizer.step()
    with torch.no_grad():
        return loss.clone()
