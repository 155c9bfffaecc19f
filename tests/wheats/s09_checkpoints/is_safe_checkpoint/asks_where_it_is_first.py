"""Asks for the file first, reads bytes from memory."""

import torch
import io
from pathlib import Path


def is_safe_checkpoint(path):
    data = Path(path).read_bytes()
    try:
        torch.load(io.BytesIO(data), map_location=lambda storage, _: storage, weights_only=True)
        return True
    except Exception:
        return False
