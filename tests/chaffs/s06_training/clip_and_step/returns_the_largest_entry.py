"""The largest entry comes back for the norm.

cause: this is the largest entry
"""

import torch


def clip_and_step(model, optimizer, loss_function, inputs, targets, max_norm):
    optimizer.zero_grad()
    loss = loss_function(model(inputs), targets)
    loss.backward()
    largest = max(p.grad.abs().max().item() for p in model.parameters() if p.grad is not None)
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm, error_if_nonfinite=True)
    optimizer.step()
    return largest
