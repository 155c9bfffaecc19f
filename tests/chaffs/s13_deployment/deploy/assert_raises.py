"""An assertion instead of the error that is asked for.

cause: RuntimeError is wanted
"""

import torch


def deploy(model, example, folder):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "model.onnx"
    export_onnx(model, example, path)
    difference = max_difference(model, lambda batch: onnx_predict(path, batch), [example, example[:1]])
    assert difference <= 1e-4
    return difference
