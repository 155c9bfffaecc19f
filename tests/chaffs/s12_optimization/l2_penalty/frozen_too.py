"""Frozen parameters count, too.

cause: do not require gradients count
"""

import torch


def l2_penalty(model, strength):
    total = torch.tensor(0.0)
    for parameter in model.parameters():
        if True:
            total = total.to(parameter) + parameter.square().sum()
    return strength / 2 * total
