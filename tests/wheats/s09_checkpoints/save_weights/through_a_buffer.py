"""Written to memory first, then to the file, in the old format."""

import torch
import io
from pathlib import Path


def save_weights(model, path):
    buffer = io.BytesIO()
    torch.save(model.state_dict(), buffer, _use_new_zipfile_serialization=False)
    path = Path(path)
    for folder in [*reversed(path.parents)]:
        if not folder.exists():
            folder.mkdir()
    path.write_bytes(buffer.getvalue())
