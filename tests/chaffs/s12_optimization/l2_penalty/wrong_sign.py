"""A reward in place of a penalty.

cause: sign
"""

import torch


def l2_penalty(model, strength):
    total = torch.tensor(0.0)
    for parameter in model.parameters():
        if parameter.requires_grad:
            total = total.to(parameter) + parameter.square().sum()
    return -strength / 2 * total
