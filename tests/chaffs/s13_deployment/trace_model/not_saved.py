"""The traced module is returned, not saved.

cause: was not written
"""

import torch


def trace_model(model, example, path):
    with evaluating(model):
        return torch.jit.trace(model, example)
