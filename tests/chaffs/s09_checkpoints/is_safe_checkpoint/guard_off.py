"""Loads without the guard.

cause: is not what weights_only=True loads
"""

import torch


def is_safe_checkpoint(path):
    with open(path, "rb") as file:
        try:
            torch.load(file, map_location="cpu", weights_only=False)
        except Exception:
            return False
    return True
