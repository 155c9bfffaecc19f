"""Only the example itself is tried.

cause: one row alone
"""

import torch


def deploy(model, example, folder):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "model.onnx"
    export_onnx(model, example, path)
    difference = max_difference(model, lambda batch: onnx_predict(path, batch), [example])
    if not difference <= 1e-4:
        raise RuntimeError("the file differs from the model")
    return difference
