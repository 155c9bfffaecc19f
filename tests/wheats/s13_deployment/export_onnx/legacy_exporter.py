"""The old exporter, by tracing, with dynamic_axes."""

import torch


def export_onnx(model, example, path):
    with evaluating(model):
        torch.onnx.export(
            model, example, str(path),
            input_names=["input"], output_names=["output"],
            dynamic_axes={"input": {0: "batch"}, "output": {0: "batch"}}, dynamo=False, opset_version=17,
        )
