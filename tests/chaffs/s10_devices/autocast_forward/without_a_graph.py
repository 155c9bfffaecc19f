"""Records no graph.

cause: no gradient
verdict: error, failed
"""

import copy

import torch


def autocast_forward(model, inputs):
    with torch.no_grad(), torch.autocast(inputs.device.type, dtype=torch.bfloat16):
        outputs = model(inputs)
    return outputs.float()
