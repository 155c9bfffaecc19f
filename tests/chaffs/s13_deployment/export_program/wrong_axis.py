"""The features may change, the batch may not.

cause: the first axis has a fixed size
"""

import torch


def export_program(model, example, path):
    with evaluating(model):
        shapes = ({1: torch.export.Dim.AUTO},)
        torch.export.save(torch.export.export(model, (example,), dynamic_shapes=shapes), path)
