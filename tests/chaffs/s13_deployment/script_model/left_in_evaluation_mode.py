"""The model is not put back.

cause: left in another mode
"""

import torch


def script_model(model, path):
    torch.jit.script(model.eval()).save(path)
