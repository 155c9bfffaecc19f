"""The state dict lies under a key.

cause: inside of another dictionary
"""

import torch
from pathlib import Path


def save_weights(model, path):
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    torch.save({"model": model.state_dict()}, path)
