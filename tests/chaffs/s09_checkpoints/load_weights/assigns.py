"""assign=True puts new parameters in.

cause: without assign=True
"""

import torch


def load_weights(model, path):
    model.load_state_dict(torch.load(path, map_location="cpu", weights_only=True), assign=True)
