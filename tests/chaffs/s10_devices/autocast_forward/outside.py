"""Runs the model before autocast is on.

cause: the model ran in float32
"""

import copy

import torch


def autocast_forward(model, inputs):
    outputs = model(inputs)
    with torch.autocast(inputs.device.type, dtype=torch.bfloat16):
        return outputs.float()
