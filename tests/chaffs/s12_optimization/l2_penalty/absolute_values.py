"""The sum of absolute values.

cause: absolute values
"""

import torch


def l2_penalty(model, strength):
    total = torch.tensor(0.0)
    for parameter in model.parameters():
        if parameter.requires_grad:
            total = total.to(parameter) + parameter.abs().sum()
    return strength * total
