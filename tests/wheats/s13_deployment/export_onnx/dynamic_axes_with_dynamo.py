"""The old spelling with the new exporter, which warns."""

import torch


def export_onnx(model, example, path):
    with evaluating(model):
        torch.onnx.export(
            model, (example,), path,
            input_names=["input"], output_names=["output"],
            dynamic_axes={"input": {0: "batch"}, "output": {0: "batch"}}, dynamo=True,
        )
