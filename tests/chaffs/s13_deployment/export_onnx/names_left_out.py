"""The exporter names the ends for us.

cause: not called 'input'
"""

import torch


def export_onnx(model, example, path):
    with evaluating(model):
        torch.onnx.export(model, (example,), path, dynamic_axes={"input": {0: "n"}}, dynamo=False)
