"""return True is forgotten.

cause: nothing was returned
"""

import torch


def is_safe_checkpoint(path):
    with open(path, "rb") as file:
        try:
            torch.load(file, map_location="cpu", weights_only=True)
        except Exception:
            return False
