"""Takes torch.amp, and the CPU by its default dtype."""

import copy

import torch


def autocast_forward(model, inputs):
    with torch.amp.autocast(str(inputs.device).partition(":")[0], torch.bfloat16):
        outputs = model(inputs)
    return outputs.float()
