"""state_dict().update() changes a dictionary, not the model.

cause: nothing was loaded
"""

import torch


def load_weights(model, path):
    state = torch.load(path, map_location="cpu", weights_only=True)
    if state.keys() != model.state_dict().keys():
        raise RuntimeError
    model.state_dict().update(state)
