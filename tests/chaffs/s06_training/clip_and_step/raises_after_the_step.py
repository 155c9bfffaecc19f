"""The norm is tested after the step.

cause: before the norm was tested
"""

import torch


def clip_and_step(model, optimizer, loss_function, inputs, targets, max_norm):
    optimizer.zero_grad()
    loss = loss_function(model(inputs), targets)
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    if not norm.isfinite():
        raise RuntimeError("not finite")
    return norm.item()
