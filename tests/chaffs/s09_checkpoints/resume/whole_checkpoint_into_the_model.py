"""Gives the whole dictionary to the model.

cause: under 'model'
verdict: error
"""

import torch


def resume(path, model, optimizer, scheduler, generator):
    checkpoint = torch.load(path, map_location="cpu", weights_only=True)
    model.load_state_dict(checkpoint)
    return checkpoint["epoch"]
