"""Biases are left out.

cause: biases are missing
"""

import torch


def l2_penalty(model, strength):
    total = torch.tensor(0.0)
    for parameter in model.parameters():
        if parameter.requires_grad and parameter.dim() > 1:
            total = total.to(parameter) + parameter.square().sum()
    return strength / 2 * total
