"""The module itself is pickled.

cause: no TorchScript file
"""

import torch


def trace_model(model, example, path):
    torch.save(model.eval(), path)
    model.train()
