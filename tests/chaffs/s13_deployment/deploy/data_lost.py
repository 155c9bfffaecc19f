"""Exported elsewhere; only the .onnx file is delivered.

cause: not left beside the model
"""

from pathlib import Path

import torch


def deploy(model, example, folder):
    folder.mkdir(parents=True, exist_ok=True)
    path = Path("build.onnx")
    with evaluating(model):
        torch.onnx.export(
            model, (example,), path,
            input_names=["input"], output_names=["output"], dynamic_shapes=({0: "batch"},), optimize=False,
        )
    difference = max_difference(model, lambda batch: onnx_predict(path, batch), [example, example[:1]])
    if not difference <= 1e-4:
        raise RuntimeError("the file differs from the model")
    path.replace(folder / "model.onnx")
    return difference
