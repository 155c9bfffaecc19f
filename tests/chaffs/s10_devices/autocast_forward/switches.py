"""Switches autocast on and off by hand.

cause: autocast was on before the call
"""

import torch


def autocast_forward(model, inputs):
    kind = inputs.device.type
    torch.set_autocast_dtype(kind, torch.bfloat16)
    torch.set_autocast_enabled(kind, True)
    try:
        return model(inputs).float()
    finally:
        torch.set_autocast_enabled(kind, False)
