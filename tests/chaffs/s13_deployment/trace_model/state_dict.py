"""Only the weights are saved.

cause: no TorchScript file
"""

import torch


def trace_model(model, example, path):
    with evaluating(model):
        torch.jit.trace(model, example)
        torch.save(model.state_dict(), path)
