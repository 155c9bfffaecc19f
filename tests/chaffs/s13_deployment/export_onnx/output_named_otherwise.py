"""The output has another name.

cause: not called 'output'
"""

import torch


def export_onnx(model, example, path):
    with evaluating(model):
        torch.onnx.export(
            model, (example,), path,
            input_names=["input"], output_names=["logits"], dynamic_shapes=({0: "batch"},),
        )
