"""The weights under the name of a program.

cause: no file that torch.export.save writes
"""

import torch


def export_program(model, example, path):
    with evaluating(model):
        program = torch.export.export(model, (example,))
    torch.save(program.state_dict, path)
