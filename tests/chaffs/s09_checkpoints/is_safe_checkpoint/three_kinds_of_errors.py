"""Text makes the reader stumble in another way.

cause: in any way
verdict: error
"""

import torch
import pickle


def is_safe_checkpoint(path):
    try:
        torch.load(path, map_location="cpu", weights_only=True)
    except (pickle.UnpicklingError, EOFError, RuntimeError):
        return False
    return True
