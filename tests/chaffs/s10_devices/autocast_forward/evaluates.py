"""Puts the model into evaluation mode.

cause: mode was changed
"""

import torch


def autocast_forward(model, inputs):
    model.eval()
    with torch.autocast(inputs.device.type, dtype=torch.bfloat16):
        return model(inputs).float()
