"""The model is compiled instead of traced.

cause: cannot read all Python
verdict: failed, error
"""

import torch


def trace_model(model, example, path):
    with evaluating(model):
        torch.jit.script(model).save(path)
