"""The file is saved in the working folder under a name of its own.

cause: was not written
"""

import torch


def trace_model(model, example, path):
    with evaluating(model):
        torch.jit.trace(model, example).save("traced_model.pt")
