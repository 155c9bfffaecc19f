"""The model is exported as it comes.

cause: training mode
"""

import torch


def export_program(model, example, path):
    program = torch.export.export(model, (example,), dynamic_shapes=({0: torch.export.Dim("batch")},))
    torch.export.save(program, path)
