"""A trace is compiled, and that is the trace again.

cause: bakes in
"""

import torch


def script_model(model, path):
    with evaluating(model):
        torch.jit.script(torch.jit.trace(model, torch.ones(2, 6))).save(path)
