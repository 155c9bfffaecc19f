"""The weights are saved and then dropped from the model.

cause: the model was changed
"""

import torch
from pathlib import Path


def save_weights(model, path):
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), path)
    for parameter in model.parameters():
        parameter.data.zero_()
