"""A string has no parent.

cause: Path(path) takes both
verdict: error
"""

import torch


def save_weights(model, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), path)
