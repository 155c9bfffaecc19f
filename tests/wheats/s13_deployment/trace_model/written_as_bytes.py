"""Through a buffer, without gradients."""

import io

import torch


def trace_model(model, example, path):
    buffer = io.BytesIO()
    with evaluating(model), torch.no_grad():
        torch.jit.save(torch.jit.trace(model, example), buffer)
    path.write_bytes(buffer.getvalue())
