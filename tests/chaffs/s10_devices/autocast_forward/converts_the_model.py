"""Converts the model for good.

cause: let autocast choose
"""

import copy

import torch


def autocast_forward(model, inputs):
    return model.to(torch.bfloat16)(inputs.to(torch.bfloat16)).float()
