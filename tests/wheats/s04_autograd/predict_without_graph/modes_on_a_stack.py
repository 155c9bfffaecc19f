"""Both modes on an ExitStack."""

import contextlib

import torch


def predict_without_graph(model, x, *, inference=False):
    with contextlib.ExitStack() as stack:
        stack.enter_context(torch.inference_mode(inference))
        stack.enter_context(torch.no_grad())
        return model(x)
