"""Switches gradient mode on at the end, even if it was off before.

cause: though it was off before
"""

import torch


def predict_without_graph(model, x, *, inference=False):
    torch.set_grad_enabled(False)
    try:
        if not inference:
            return model(x)
        with torch.inference_mode():
            return model(x)
    finally:
        torch.set_grad_enabled(True)
