"""Gives the result in 16 bits.

cause: return float32
"""

import copy

import torch


def autocast_forward(model, inputs):
    with torch.autocast(inputs.device.type, dtype=torch.bfloat16):
        return model(inputs)
