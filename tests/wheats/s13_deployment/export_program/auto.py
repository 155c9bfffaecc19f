"""AUTO, and saved through an open file."""

import torch


def export_program(model, example, path):
    was_training = model.training
    model.eval()
    program = torch.export.export(model, (example,), dynamic_shapes={"input": {0: torch.export.Dim.AUTO}})
    model.train(was_training)
    with open(path, "wb") as file:
        torch.export.save(program, file)
