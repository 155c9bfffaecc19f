"""Copies the weights by hand."""

import torch


def resume(path, model, optimizer, scheduler, generator):
    checkpoint = torch.load(str(path), map_location={"cuda:0": "cpu"}, weights_only=True)
    with torch.no_grad():
        for name, tensor in model.state_dict().items():
            tensor.copy_(checkpoint["model"][name])
    optimizer.load_state_dict(checkpoint["optimizer"])
    scheduler.load_state_dict(checkpoint["scheduler"])
    generator.set_state(checkpoint["generator"])
    return checkpoint["epoch"]
