"""The model is not put back.

cause: left in another mode
"""

import torch


def trace_model(model, example, path):
    torch.jit.trace(model.eval(), example).save(path)
