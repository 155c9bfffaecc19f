"""Shared parameters count twice.

cause: counted twice
"""

import torch


def l2_penalty(model, strength):
    total = torch.tensor(0.0)
    for _, parameter in model.named_parameters(remove_duplicate=False):
        if parameter.requires_grad:
            total = total.to(parameter) + parameter.square().sum()
    return strength / 2 * total
