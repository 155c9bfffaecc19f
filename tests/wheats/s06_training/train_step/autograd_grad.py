"""The gradients come from autograd.grad and are put into .grad."""

import torch


def train_step(model, optimizer, loss_function, inputs, targets):
    parameters = [p for p in model.parameters() if p.requires_grad]
    loss = loss_function(model(inputs), targets)
    if not torch.isfinite(loss):
        raise ValueError("not finite")
    for parameter, gradient in zip(parameters, torch.autograd.grad(loss, parameters)):
        parameter.grad = gradient
    optimizer.step()
    return loss.detach().numpy()[()].astype(float)
