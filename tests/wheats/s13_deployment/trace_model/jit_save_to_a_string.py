"""torch.jit.save, with the path as a string, no check."""

import torch


def trace_model(model, example, path):
    was_training = model.training
    model.eval()
    traced = torch.jit.trace(model, (example,), check_trace=False)
    torch.jit.save(traced, str(path))
    model.train(was_training)
