"""torch.save pickles the scripted module.

cause: no TorchScript file
"""

import torch


def script_model(model, path):
    with evaluating(model):
        torch.jit.script(model)
        torch.save(model.state_dict(), path)
