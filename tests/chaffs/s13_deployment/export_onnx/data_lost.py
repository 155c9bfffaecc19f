"""Exported in a temporary folder; only the .onnx file is moved.

cause: not left beside the model
"""

import pathlib
import shutil
import tempfile

import torch


def export_onnx(model, example, path):
    with tempfile.TemporaryDirectory() as folder, evaluating(model):
        there = pathlib.Path(folder) / path.name
        torch.onnx.export(
            model, (example,), there,
            input_names=["input"], output_names=["output"], dynamic_shapes=({0: "batch"},),
            optimize=False,
        )
        shutil.move(there, path)
