"""A temporary file of a name nobody has, which goes away if writing fails."""

import os
import tempfile
from pathlib import Path

import torch


def save_checkpoint(path, model, optimizer, scheduler, generator, epoch):
    handle, name = tempfile.mkstemp(dir=Path(path).parent)
    parts = {"model": model, "optimizer": optimizer, "scheduler": scheduler}
    states = {key: part.state_dict() for key, part in parts.items()}
    try:
        with os.fdopen(handle, "wb") as file:
            torch.save(states | {"generator": generator.get_state(), "epoch": epoch}, file)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
