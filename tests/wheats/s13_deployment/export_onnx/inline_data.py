"""All in one file; the axis as a Dim."""

import torch


def export_onnx(model, example, path):
    with evaluating(model):
        torch.onnx.export(
            model, (example,), path,
            input_names=["input"], output_names=["output"],
            dynamic_shapes=[{0: torch.export.Dim("batch")}], external_data=False,
        )
