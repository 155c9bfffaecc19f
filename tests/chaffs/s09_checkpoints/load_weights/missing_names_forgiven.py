"""Only names that are left over are refused.

cause: without strict=False
"""

import torch


def load_weights(model, path):
    state = torch.load(path, map_location="cpu", weights_only=True)
    model.load_state_dict(model.state_dict() | state)
