"""Only UnpicklingError is caught.

cause: and return False
verdict: error
"""

import torch
import pickle


def is_safe_checkpoint(path):
    try:
        torch.load(path, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError:
        return False
    return True
