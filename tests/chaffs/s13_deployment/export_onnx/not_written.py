"""The program is returned, nothing is written.

cause: not written
"""

import torch


def export_onnx(model, example, path):
    with evaluating(model):
        return torch.onnx.export(model, (example,), dynamic_shapes=({0: "batch"},))
