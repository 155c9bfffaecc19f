"""A list of tensors.

cause: a list of tensors has no names
"""

import torch
from pathlib import Path


def save_weights(model, path):
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    torch.save([tensor for tensor in model.state_dict().values()], path)
