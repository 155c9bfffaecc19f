"""eval() comes when the file is written already.

cause: training mode
"""

import torch


def script_model(model, path):
    scripted = torch.jit.script(model)
    scripted.save(path)
    scripted.eval()
