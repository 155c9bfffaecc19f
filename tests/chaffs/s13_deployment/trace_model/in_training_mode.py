"""The model is traced as it comes: dropout stays for ever.

cause: training mode
"""

import torch


def trace_model(model, example, path):
    torch.jit.trace(model, example, check_trace=False).save(path)
