"""Steps the new scheduler as often as there were epochs.

cause: stepped anew
"""

import torch


def resume(path, model, optimizer, scheduler, generator):
    checkpoint = torch.load(path, map_location="cpu", weights_only=True)
    model.load_state_dict(checkpoint["model"])
    optimizer.load_state_dict(checkpoint["optimizer"])
    for _ in range(checkpoint["epoch"]):
        scheduler.step()
    generator.set_state(checkpoint["generator"])
    return checkpoint["epoch"]
