"""Gives an inference tensor where an ordinary one is wanted.

cause: inference_mode() was used in training
verdict: failed, error
"""

import torch


def predict_without_graph(model, x, *, inference=False):
    with torch.inference_mode():
        return model(x)
