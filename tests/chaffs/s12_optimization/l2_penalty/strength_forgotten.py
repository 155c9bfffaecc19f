"""The strength is not used.

cause: strength is not used
"""

import torch


def l2_penalty(model, strength):
    total = torch.tensor(0.0)
    for parameter in model.parameters():
        if parameter.requires_grad:
            total = total.to(parameter) + parameter.square().sum()
    return 0.5 * total
