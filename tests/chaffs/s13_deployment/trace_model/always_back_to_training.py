"""The model is put into training mode at the end, whatever it was in.

cause: left in another mode
"""

import torch


def trace_model(model, example, path):
    torch.jit.trace(model.eval(), example).save(path)
    model.train()
