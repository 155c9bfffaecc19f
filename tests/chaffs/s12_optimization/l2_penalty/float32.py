"""The total is always float32.

cause: wrong dtype
"""

import torch


def l2_penalty(model, strength):
    total = torch.tensor(0.0)
    for parameter in model.parameters():
        if parameter.requires_grad:
            total = total + parameter.square().sum().float().to(total.device)
    return strength / 2 * total
