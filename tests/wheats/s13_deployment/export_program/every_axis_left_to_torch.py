"""All axes AUTO, by the stricter way of reading the code."""

import torch


def export_program(model, example, path):
    axes = dict.fromkeys(range(example.dim()), torch.export.Dim.AUTO)
    with evaluating(model):
        program = torch.export.export(model, (example,), dynamic_shapes=(axes,), strict=True)
    torch.export.save(program, path)
