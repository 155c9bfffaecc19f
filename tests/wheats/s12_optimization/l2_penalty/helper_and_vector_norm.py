"""A helper, and the norm of all parameters as one vector, squared."""

import torch


def trainable(model):
    return [parameter for parameter in model.parameters() if parameter.requires_grad]


def l2_penalty(model, strength):
    parameters = trainable(model)
    if not parameters:
        return torch.zeros(())
    return torch.linalg.vector_norm(torch.nn.utils.parameters_to_vector(parameters)).square() * (strength / 2)
