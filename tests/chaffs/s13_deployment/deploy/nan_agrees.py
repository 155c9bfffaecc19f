"""NaN is not larger than 1e-4.

cause: passed for agreement
"""

import torch


def deploy(model, example, folder):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "model.onnx"
    export_onnx(model, example, path)
    difference = max_difference(model, lambda batch: onnx_predict(path, batch), [example, example[:1]])
    if difference > 1e-4:
        raise RuntimeError("the file differs from the model")
    return difference
