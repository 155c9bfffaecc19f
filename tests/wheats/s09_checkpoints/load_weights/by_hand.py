"""Compares the names and copies one by one."""

import torch


def load_weights(model, path):
    state = torch.load(str(path), map_location=torch.device("cpu"), weights_only=True)
    own = model.state_dict()
    if own.keys() != state.keys():
        raise RuntimeError(f"names differ: {sorted(own.keys() ^ state.keys())}")
    with torch.no_grad():
        for name in own:
            own[name].copy_(state[name])
