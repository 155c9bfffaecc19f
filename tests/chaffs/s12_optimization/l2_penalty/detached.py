"""Takes parameter.data.

cause: no gradient reaches
"""

import torch


def l2_penalty(model, strength):
    total = torch.tensor(0.0)
    for parameter in model.parameters():
        if parameter.requires_grad:
            total = total.to(parameter) + parameter.data.square().sum()
    return strength / 2 * total
