"""Takes float16, which rounds less.

cause: not bfloat16
"""

import copy

import torch


def autocast_forward(model, inputs):
    with torch.autocast(inputs.device.type, dtype=torch.float16):
        outputs = model(inputs)
    return outputs.float()
