"""Reads the file itself, maps by a function, relies on the default guard."""

import torch


def load_weights(model, path):
    with open(path, "rb") as file:
        state = torch.load(file, map_location=lambda storage, location: storage)
    model.load_state_dict(state, strict=True)
