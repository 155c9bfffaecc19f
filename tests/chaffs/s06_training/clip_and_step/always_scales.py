"""Short gradients are made longer.

cause: made longer
"""

import torch


def clip_and_step(model, optimizer, loss_function, inputs, targets, max_norm):
    optimizer.zero_grad()
    loss = loss_function(model(inputs), targets)
    loss.backward()
    norm = torch.nn.utils.get_total_norm([p.grad for p in model.parameters() if p.grad is not None])
    if not norm.isfinite():
        raise RuntimeError("not finite")
    for parameter in model.parameters():
        if parameter.grad is not None:
            parameter.grad.mul_(max_norm / norm)
    optimizer.step()
    return norm.item()
