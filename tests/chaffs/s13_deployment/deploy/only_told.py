"""The difference is told, and nothing done about it.

cause: run it and compare
"""

import torch


def deploy(model, example, folder):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "model.onnx"
    export_onnx(model, example, path)
    difference = max_difference(model, lambda batch: onnx_predict(path, batch), [example, example[:1]])
    return difference
