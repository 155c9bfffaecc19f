"""Only the weights are put back.

cause: only the weights were put back
"""

import torch


def resume(path, model, optimizer, scheduler, generator):
    checkpoint = torch.load(path, map_location="cpu", weights_only=True)
    model.load_state_dict(checkpoint["model"])
    return checkpoint["epoch"]
