"""torch.export follows one way only, and refuses the branch.

cause: none: PyTorch's own words tell that the branch depends on data
verdict: failed, error
"""

import torch


def script_model(model, path):
    with evaluating(model):
        torch.export.save(torch.export.export(model, (torch.rand(3, 6),)), path)
