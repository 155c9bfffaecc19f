"""Loads without the guard and looks at the types.

cause: code in the file was run
"""

import torch


def plain(value):
    if isinstance(value, dict):
        return all(map(plain, value.values()))
    if isinstance(value, (list, tuple)):
        return all(map(plain, value))
    return type(value) in (torch.Tensor, int, float, str, bool) or value is None


def is_safe_checkpoint(path):
    with open(path, "rb") as file:
        try:
            torch.load(file, map_location="cpu", weights_only=True)
        except Exception:
            pass
        else:
            return True
        try:
            file.seek(0)
            value = torch.load(file, map_location="cpu", weights_only=False)
        except Exception:
            return False
    return isinstance(value, torch.Tensor)
