"""The sum of nothing is the int 0.

cause: as a tensor
"""


def l2_penalty(model, strength):
    total = 0
    for parameter in model.parameters():
        if parameter.requires_grad:
            total = total + parameter.square().sum()
    return strength / 2 * total
