"""The model itself is saved.

cause: holds the model object
"""

import torch
from pathlib import Path


def save_weights(model, path):
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    torch.save(model, path)
