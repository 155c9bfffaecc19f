"""The model is exported as it comes.

cause: training mode
"""

import torch


def export_onnx(model, example, path):
    torch.onnx.export(
        model, (example,), path,
        input_names=["input"], output_names=["output"], dynamic_shapes=({0: "batch"},),
    )
