"""Files of `torch.save`, made here for the student's code to read: plain ones, from a GPU, with code in them."""

import io
import zipfile
from typing import Any

import torch

__all__ = ["CODE_RAN", "Hostile", "from_gpu", "saved"]

CODE_RAN = "the code in the file has run"

_CPU, _GPU = b"X\x03\x00\x00\x00cpu", b"X\x06\x00\x00\x00cuda:0"  # as the pickle spells a tensor's place


class Hostile:
    """Saved, it is a call that prints `CODE_RAN` as soon as somebody reads the file without a guard."""

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return print, (CODE_RAN,)


def saved(value: Any, **options: Any) -> bytes:
    """What `torch.save` writes."""
    file = io.BytesIO()
    torch.save(value, file, **options)
    return file.getvalue()


def from_gpu(data: bytes) -> bytes:
    """A saved file, as if its tensors had been on the first GPU."""
    moved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(moved, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(_CPU, _GPU) if name.endswith("/data.pkl") else part)
    return moved.getvalue()
