"""The model is not put back.

cause: left in another mode
"""

import torch


def export_onnx(model, example, path):
    model.eval()
    torch.onnx.export(
        model, (example,), path,
        input_names=["input"], output_names=["output"], dynamic_shapes=({0: "batch"},),
    )
