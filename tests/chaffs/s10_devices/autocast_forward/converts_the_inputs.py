"""Converts the inputs beforehand.

cause: the inputs were rounded
verdict: failed, error
"""

import copy

import torch


def autocast_forward(model, inputs):
    with torch.autocast(inputs.device.type, dtype=torch.bfloat16):
        outputs = model(inputs.bfloat16())
    return outputs.float()
