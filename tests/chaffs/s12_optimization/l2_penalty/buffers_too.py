"""Goes through the state_dict.

cause: no gradient
verdict: failed, error
"""

import torch


def l2_penalty(model, strength):
    total = torch.tensor(0.0)
    for parameter in model.state_dict().values():
        if parameter.is_floating_point():
            total = total.to(parameter) + parameter.square().sum()
    return strength / 2 * total
