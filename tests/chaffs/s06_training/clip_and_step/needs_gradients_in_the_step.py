"""A hand-written update stumbles over parameters without a gradient.

cause: leave it out
verdict: error, failed
"""

import torch


def clip_and_step(model, optimizer, loss_function, inputs, targets, max_norm):
    optimizer.zero_grad()
    loss = loss_function(model(inputs), targets)
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm, error_if_nonfinite=True)
    with torch.no_grad():
        for p in model.parameters():
            p -= 0.1 * p.grad
    return norm.item()
