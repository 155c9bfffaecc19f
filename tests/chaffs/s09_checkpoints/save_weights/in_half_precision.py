"""The model is made smaller, for good.

cause: wrong dtype
"""

import torch
from pathlib import Path


def save_weights(model, path):
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    torch.save(model.half().state_dict(), path)
