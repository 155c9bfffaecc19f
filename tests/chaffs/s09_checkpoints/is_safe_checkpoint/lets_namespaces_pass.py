"""Adds harmless-looking classes to the guard's list.

cause: a namespace is not
"""

import torch
import argparse


def is_safe_checkpoint(path):
    with open(path, "rb") as file, torch.serialization.safe_globals([argparse.Namespace]):
        try:
            torch.load(file, map_location="cpu", weights_only=True)
        except Exception:
            return False
    return True
