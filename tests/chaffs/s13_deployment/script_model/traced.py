"""The model is traced with a random example: one branch is baked in.

cause: bakes in
"""

import torch


def script_model(model, path):
    with evaluating(model):
        shapes = [p.shape[1] for p in model.parameters() if p.dim() == 2] or [2]
        torch.jit.trace(model, torch.rand(3, shapes[0]), check_trace=False).save(path)
