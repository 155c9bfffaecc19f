"""A norm that is not finite is not looked at.

cause: not finite was passed over
"""

import torch


def clip_and_step(model, optimizer, loss_function, inputs, targets, max_norm):
    optimizer.zero_grad()
    loss = loss_function(model(inputs), targets)
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return norm.item()
