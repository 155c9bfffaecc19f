"""Clipping comes before backward(), when there are no gradients yet.

cause: gradients were not clipped
"""

import torch


def clip_and_step(model, optimizer, loss_function, inputs, targets, max_norm):
    optimizer.zero_grad()
    loss = loss_function(model(inputs), targets)
    torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    loss.backward()
    norm = torch.nn.utils.get_total_norm([p.grad for p in model.parameters() if p.grad is not None])
    if not norm.isfinite():
        raise RuntimeError("not finite")
    optimizer.step()
    return norm.item()
