"""torch.stack of an empty list.

cause: no trainable parameters
verdict: error
"""

import torch


def l2_penalty(model, strength):
    total = []
    for parameter in model.parameters():
        if parameter.requires_grad:
            total.append(parameter.square().sum())
    return strength / 2 * torch.stack(total).sum()
