"""The model itself is saved.

cause: Weights only
"""

import torch
from pathlib import Path


def save_weights(model, path):
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    torch.save(model, path)
