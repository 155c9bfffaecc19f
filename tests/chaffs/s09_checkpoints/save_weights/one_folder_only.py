"""Only the innermost folder is made.

cause: make it
verdict: error
"""

import torch
from pathlib import Path


def save_weights(model, path):
    Path(path).parent.mkdir(exist_ok=True)
    torch.save(model.state_dict(), path)
