"""The norm of everything.

cause: its square
"""

import torch


def l2_penalty(model, strength):
    total = torch.tensor(0.0)
    for parameter in model.parameters():
        if parameter.requires_grad:
            total = total.to(parameter) + parameter.square().sum()
    return strength * (total + 1e-30).sqrt() if total.device.type != "meta" else total
