"""What was found is taken for nothing.

cause: not the largest difference
"""

import torch


def deploy(model, example, folder):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "model.onnx"
    export_onnx(model, example, path)
    difference = max_difference(model, lambda batch: onnx_predict(path, batch), [example, example[:1]])
    if not difference <= 1e-4:
        raise RuntimeError("the file differs from the model")
    return 0.0
