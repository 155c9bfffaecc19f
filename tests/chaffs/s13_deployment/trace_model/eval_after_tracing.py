"""eval() is called on the traced module, whose operations are recorded already.

cause: training mode
"""

import torch


def trace_model(model, example, path):
    was = model.training
    traced = torch.jit.trace(model, example, check_trace=False)
    traced.eval().save(path)
    model.train(was)
