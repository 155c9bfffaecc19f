"""A temporary file with a random name, more keys, tensors cloned."""

import torch
import copy
import os
import tempfile
from pathlib import Path


def save_checkpoint(path, model, optimizer, scheduler, generator, epoch):
    parts = {"model": model, "optimizer": optimizer, "scheduler": scheduler}
    checkpoint = {name: copy.deepcopy(part.state_dict()) for name, part in parts.items()}
    checkpoint.update(generator=generator.get_state().clone(), epoch=int(epoch), version=torch.__version__.split("+")[0])
    descriptor, name = tempfile.mkstemp(dir=Path(path).parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            torch.save(checkpoint, file)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
