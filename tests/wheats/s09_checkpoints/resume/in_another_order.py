"""Another order, an explicit device, by keys."""

import torch


def resume(path, model, optimizer, scheduler, generator):
    with open(path, "rb") as file:
        saved = torch.load(file, map_location=torch.device("cpu"))
    generator.set_state(saved["generator"].clone())
    for part, name in ((scheduler, "scheduler"), (optimizer, "optimizer"), (model, "model")):
        part.load_state_dict(saved[name])
    return int(saved["epoch"])
