"""Shown a batch of 1, which is taken for a constant.

cause: takes sizes 0 and 1 for constants
verdict: error
"""

import torch


def export_program(model, example, path):
    shapes = ({0: torch.export.Dim("batch")},)
    with evaluating(model):
        program = torch.export.export(model, (example[:1],), dynamic_shapes=shapes)
    torch.export.save(program, path)
