"""The model is put into training mode at the end, whatever it was in.

cause: left in another mode
"""

import torch


def export_program(model, example, path):
    program = torch.export.export(model.eval(), (example,), dynamic_shapes=({0: torch.export.Dim("batch")},))
    torch.export.save(program, path)
    model.train()
