"""A program of torch.export first, written as ONNX then."""

import torch


def export_onnx(model, example, path):
    with evaluating(model):
        program = torch.export.export(model, (example,), dynamic_shapes=({0: torch.export.Dim("rows")},))
        torch.onnx.export(program, (), path, input_names=["input"], output_names=["output"])
