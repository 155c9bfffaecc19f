"""One in a million, where one in ten thousand is allowed.

cause: was refused
verdict: error
"""

import torch


def deploy(model, example, folder):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "model.onnx"
    export_onnx(model, example, path)
    difference = max_difference(model, lambda batch: onnx_predict(path, batch), [example, example[:1]])
    if not difference <= 1e-6:
        raise RuntimeError("the file differs from the model")
    return difference
