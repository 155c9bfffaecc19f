"""The same with the old exporter.

cause: the first axis has a fixed size
"""

import torch


def export_onnx(model, example, path):
    with evaluating(model):
        torch.onnx.export(
            model, (example,), path, input_names=["input"], output_names=["output"], dynamo=False
        )
