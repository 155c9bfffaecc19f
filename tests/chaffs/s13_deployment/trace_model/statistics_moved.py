"""The model runs once in training mode first, which moves its running statistics.

cause: buffers of the model were changed
"""

import torch


def trace_model(model, example, path):
    model(example)
    with evaluating(model):
        torch.jit.trace(model, example).save(path)
