"""The buffers are forgotten.

cause: the buffers are missing
"""

import torch
from pathlib import Path


def save_weights(model, path):
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    torch.save({name: p.detach() for name, p in model.named_parameters()}, path)
