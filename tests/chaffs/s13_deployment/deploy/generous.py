"""A tenth is called small.

cause: difference of 2e-4 passed
"""

import torch


def deploy(model, example, folder):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "model.onnx"
    export_onnx(model, example, path)
    difference = max_difference(model, lambda batch: onnx_predict(path, batch), [example, example[:1]])
    if not difference <= 0.1:
        raise RuntimeError("the file differs from the model")
    return difference
