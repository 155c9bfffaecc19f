"""Looks at the loss on the way.

cause: .item() has to wait for the device
verdict: error
"""

import torch


def train_step_on(model, make_optimizer, loss_function, inputs, targets, device):
    model.to(device)
    optimizer = make_optimizer(model.parameters())
    optimizer.zero_grad()
    loss = loss_function(model(inputs.to(device)), targets.to(device))
    loss.backward()
    optimizer.step()
    return torch.tensor(loss.item(), dtype=loss.dtype, device=device)
