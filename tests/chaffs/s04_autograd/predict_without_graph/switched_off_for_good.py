"""Switches gradient mode off and never on again.

cause: gradient mode stayed off
verdict: failed, error
"""

import torch


def predict_without_graph(model, x, *, inference=False):
    if inference:
        with torch.inference_mode():
            return model(x)
    torch.set_grad_enabled(False)
    return model(x)
