"""The norm is measured after clipping.

cause: norm after clipping
"""

import torch


def clip_and_step(model, optimizer, loss_function, inputs, targets, max_norm):
    optimizer.zero_grad()
    loss = loss_function(model(inputs), targets)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm, error_if_nonfinite=True)
    norm = torch.nn.utils.get_total_norm([p.grad for p in model.parameters() if p.grad is not None])
    optimizer.step()
    return norm.item()
