"""Shrinks the parameters itself.

cause: parameters were changed
"""

import torch


def l2_penalty(model, strength):
    total = torch.tensor(0.0)
    for parameter in model.parameters():
        if parameter.requires_grad:
            total = total.to(parameter) + parameter.square().sum()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.mul_(1 - strength)
    return strength / 2 * total
