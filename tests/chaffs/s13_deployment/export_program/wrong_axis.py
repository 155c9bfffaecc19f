"""The features may change, the batch may not.

cause: batch size only
"""

import torch


def export_program(model, example, path):
    with evaluating(model):
        shapes = ({1: torch.export.Dim.AUTO},)
        torch.export.save(torch.export.export(model, (example,), dynamic_shapes=shapes), path)
