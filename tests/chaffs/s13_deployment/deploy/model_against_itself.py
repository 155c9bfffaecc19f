"""The model is compared with itself, not with the file.

cause: run it and compare
"""

import torch


def deploy(model, example, folder):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "model.onnx"
    export_onnx(model, example, path)
    difference = max_difference(model, model, [example, example[:1]])
    if not difference <= 1e-4:
        raise RuntimeError("the file differs from the model")
    return difference
