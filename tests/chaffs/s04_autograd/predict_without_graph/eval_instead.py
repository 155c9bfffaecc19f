"""Believes that eval() switches gradients off.

cause: training mode was switched
"""

import torch


def predict_without_graph(model, x, *, inference=False):
    model.eval()
    with torch.inference_mode() if inference else torch.no_grad():
        return model(x)
