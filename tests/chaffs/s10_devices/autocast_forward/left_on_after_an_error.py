"""Leaves by hand, and not where the model raises.

cause: autocast is still on after an error
"""

import copy

import torch


def autocast_forward(model, inputs):
    region = torch.autocast(inputs.device.type, dtype=torch.bfloat16)
    region.__enter__()
    outputs = model(inputs)
    region.__exit__(None, None, None)
    return outputs.float()
