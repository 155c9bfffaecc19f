"""A missing file is not safe.

cause: a missing file
"""

import torch


def is_safe_checkpoint(path):
    try:
        torch.load(path, map_location="cpu", weights_only=True)
    except Exception:
        return False
    return True
