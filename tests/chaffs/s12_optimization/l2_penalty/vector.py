"""One number a parameter.

cause: single number
verdict: failed, error
"""

import torch


def l2_penalty(model, strength):
    total = []
    for parameter in model.parameters():
        if parameter.requires_grad:
            total.append(parameter.square().sum())
    return strength / 2 * torch.stack(total) if total else torch.tensor(0.0)
