"""The flag that is saved says training.

cause: training mode
"""

import torch


def script_model(model, path):
    torch.jit.script(model).save(path)
