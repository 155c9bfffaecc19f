"""Traced first, then written by the old exporter."""

import torch


def export_onnx(model, example, path):
    with evaluating(model):
        traced = torch.jit.trace(model, example)
    axes = {"input": {0: "rows"}, "output": {0: "rows"}}
    torch.onnx.export(
        traced, (example,), str(path),
        input_names=["input"], output_names=["output"], dynamic_axes=axes, dynamo=False,
    )
