"""A file that stands there is left.

cause: none
The old file's numbers are as good as any wrong ones.
"""

import torch
from pathlib import Path


def save_weights(model, path):
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        torch.save(model.state_dict(), path)
