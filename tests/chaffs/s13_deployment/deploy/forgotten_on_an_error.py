"""The mode is put back only where nothing is raised.

cause: left in another mode
"""

import torch


def deploy(model, example, folder):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "model.onnx"
    was_training = model.training
    model.eval()
    export_onnx(model, example, path)
    difference = max((onnx_predict(path, x) - model(x)).abs().max().item() for x in (example, example[:1]))
    if not difference <= 1e-4:
        raise RuntimeError("the file differs from the model")
    model.train(was_training)
    return difference
