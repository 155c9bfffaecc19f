"""Believes the ending of the name.

cause: is not what weights_only=True loads
"""

import os


def is_safe_checkpoint(path):
    os.stat(path)
    return str(path).endswith((".pt", ".pth"))
