"""A folder that is there is in the way.

cause: exist_ok
verdict: error
"""

import torch
from pathlib import Path


def save_weights(model, path):
    Path(path).parent.mkdir(parents=True)
    torch.save(model.state_dict(), path)
