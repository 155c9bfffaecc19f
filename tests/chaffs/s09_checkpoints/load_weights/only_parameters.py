"""The buffers are not loaded.

cause: the buffers are missing
"""

import torch


def load_weights(model, path):
    state = torch.load(path, map_location="cpu", weights_only=True)
    if state.keys() != model.state_dict().keys():
        raise RuntimeError
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            parameter.copy_(state[name])
