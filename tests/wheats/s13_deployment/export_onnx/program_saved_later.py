"""The exported program first, with AUTO, saved by its own method."""

import torch


def export_onnx(model, example, path):
    was_training = model.training
    model.eval()
    program = torch.onnx.export(
        model, (example,), input_names=["input"], output_names=["output"],
        dynamic_shapes=({0: torch.export.Dim.AUTO},), verbose=False,
    )
    program.save(path, external_data=True)
    model.train(was_training)
