"""Takes item() on the way.

cause: a number came back
verdict: failed, error
"""


def l2_penalty(model, strength):
    total = 0.0
    for parameter in model.parameters():
        if parameter.requires_grad:
            total += parameter.square().sum().item()
    return strength / 2 * total
