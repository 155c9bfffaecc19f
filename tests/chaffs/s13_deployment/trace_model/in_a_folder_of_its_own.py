"""Saved in a folder that nobody has made.

cause: Parent directory models does not exist
verdict: error
"""

import torch


def trace_model(model, example, path):
    with evaluating(model):
        torch.jit.trace(model, example).save("models/" + path.name)
