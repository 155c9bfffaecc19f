"""The model is put into training mode at the end, whatever it was in.

cause: left in another mode
"""

import torch


def export_onnx(model, example, path):
    model.eval()
    torch.onnx.export(
        model, (example,), path,
        input_names=["input"], output_names=["output"],
        dynamic_axes={"input": {0: "n"}, "output": {0: "n"}}, dynamo=False,
    )
    model.train()
