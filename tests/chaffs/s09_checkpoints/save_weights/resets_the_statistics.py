"""Zeroes the counter of batches in the model before it saves.

cause: none
Numbers that were changed on the way are as good as any wrong ones.
"""

import torch
from pathlib import Path


def save_weights(model, path):
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    for module in model.modules():
        if hasattr(module, "num_batches_tracked"):
            module.num_batches_tracked.zero_()
    torch.save(model.state_dict(), path)
