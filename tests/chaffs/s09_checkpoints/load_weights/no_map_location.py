"""The device is not said.

cause: map_location
verdict: error
"""

import torch


def load_weights(model, path):
    model.load_state_dict(torch.load(path, weights_only=True))
