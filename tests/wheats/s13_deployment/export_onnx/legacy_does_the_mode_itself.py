"""The old exporter switches to evaluation mode and back by itself."""

import torch


def export_onnx(model, example, path):
    torch.onnx.export(
        model, example, path,
        input_names=["input"], output_names=["output"], dynamic_axes={"input": [0], "output": [0]}, dynamo=False,
    )
