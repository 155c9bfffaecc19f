"""The helper of gradient clipping, which records no graph.

cause: no gradient reaches
"""

import torch


def trainable(model):
    return [parameter for parameter in model.parameters() if parameter.requires_grad]


def l2_penalty(model, strength):
    parameters = trainable(model)
    if not parameters:
        return torch.zeros(())
    return torch.nn.utils.get_total_norm(parameters).square() * (strength / 2)
