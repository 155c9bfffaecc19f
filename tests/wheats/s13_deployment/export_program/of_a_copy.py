"""A copy, with bounds on the batch."""

import copy

import torch


def export_program(model, example, path):
    batch = torch.export.Dim("rows", min=1, max=4096)
    program = torch.export.export(copy.deepcopy(model).eval(), (example,), dynamic_shapes=[{0: batch}])
    torch.export.save(program.run_decompositions(), str(path))
