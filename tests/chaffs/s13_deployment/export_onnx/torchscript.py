"""A TorchScript file under the name of an ONNX one.

cause: cannot be loaded
"""

import torch


def export_onnx(model, example, path):
    with evaluating(model):
        torch.jit.trace(model, example).save(path)
