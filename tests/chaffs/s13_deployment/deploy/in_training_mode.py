"""Its own export, in the mode in which the model comes, compared in the same mode.

cause: training mode
"""

import torch


def deploy(model, example, folder):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "model.onnx"
    torch.onnx.export(
        model, (example,), path,
        input_names=["input"], output_names=["output"], dynamic_shapes=({0: "batch"},),
    )
    with evaluating(model):
        difference = (onnx_predict(path, example) - model(example)).abs().max().item()
    if not difference <= 1e-4:
        raise RuntimeError("the file differs from the model")
    return difference
