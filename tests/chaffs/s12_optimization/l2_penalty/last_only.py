"""Only the last parameter is left in the end.

cause: only the last
"""

import torch


def l2_penalty(model, strength):
    total = torch.tensor(0.0)
    for parameter in model.parameters():
        if parameter.requires_grad:
            total = parameter.square().sum()
    return strength / 2 * total
