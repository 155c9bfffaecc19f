"""Two decorated helpers."""

import torch


@torch.no_grad()
def constant(model, x):
    return model(x)


@torch.inference_mode()
def inferred(model, x):
    return model(x)


def predict_without_graph(model, x, *, inference=False):
    return (inferred if inference else constant)(model, x)
