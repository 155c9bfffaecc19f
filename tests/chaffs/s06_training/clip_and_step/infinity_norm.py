"""The largest entry is taken for the norm.

cause: largest entry was taken
"""

import torch


def clip_and_step(model, optimizer, loss_function, inputs, targets, max_norm):
    optimizer.zero_grad()
    loss = loss_function(model(inputs), targets)
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm, norm_type=float("inf"), error_if_nonfinite=True)
    optimizer.step()
    return norm.item()
