"""Restores gradient mode only if the model does not raise.

cause: gradient mode stayed off
verdict: failed, error
"""

import torch


def predict_without_graph(model, x, *, inference=False):
    before = torch.is_grad_enabled()
    torch.set_grad_enabled(False)
    y = model(x)
    if inference:
        with torch.inference_mode():
            y = y.clone()
    torch.set_grad_enabled(before)
    return y
