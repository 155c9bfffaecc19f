"""Joins the path to a string.

cause: none
Python's own words tell that a Path is no string.
verdict: error
"""

import torch


def is_safe_checkpoint(path):
    with open(path + "", "rb") as file:
        try:
            torch.load(file, map_location="cpu", weights_only=True)
        except Exception:
            return False
    return True
