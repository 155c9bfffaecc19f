"""A file from a GPU is not loaded here.

cause: a file from a GPU is safe
"""

import torch


def is_safe_checkpoint(path):
    with open(path, "rb") as file:
        try:
            torch.load(file, weights_only=True)
        except Exception:
            return False
    return True
