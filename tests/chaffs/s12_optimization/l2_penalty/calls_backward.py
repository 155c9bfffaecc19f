"""Calls backward itself.

cause: gradients were changed
"""

import torch


def l2_penalty(model, strength):
    total = torch.tensor(0.0)
    for parameter in model.parameters():
        if parameter.requires_grad:
            total = total.to(parameter) + parameter.square().sum()
    if total.requires_grad:
        (strength / 2 * total).backward(retain_graph=True)
    return strength / 2 * total
