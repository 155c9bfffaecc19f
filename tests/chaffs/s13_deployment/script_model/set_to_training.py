"""The model is put into training mode first.

cause: training mode
"""

import torch


def script_model(model, path):
    was = model.training
    torch.jit.script(model.train()).save(path)
    model.train(was)
