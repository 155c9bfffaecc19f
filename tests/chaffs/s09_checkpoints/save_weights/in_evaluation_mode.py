"""The model is left in evaluation mode.

cause: another mode
"""

import torch
from pathlib import Path


def save_weights(model, path):
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    torch.save(model.eval().state_dict(), path)
