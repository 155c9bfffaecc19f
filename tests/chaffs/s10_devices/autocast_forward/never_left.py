"""Switches autocast on and leaves it on.

cause: autocast is still on
"""

import copy

import torch


def autocast_forward(model, inputs):
    torch.autocast(inputs.device.type, dtype=torch.bfloat16).__enter__()
    return model(inputs).float()
