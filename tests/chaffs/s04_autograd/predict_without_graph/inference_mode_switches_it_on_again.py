"""Enters inference_mode(False) inside no_grad, which switches recording on again.

cause: switch recording off
"""

import torch


def predict_without_graph(model, x, *, inference=False):
    with torch.no_grad(), torch.inference_mode(inference):
        return model(x).detach()
