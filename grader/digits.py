"""The public digits, which lie packed in `exercises/data`."""

import gzip
from pathlib import Path

from grader.atomic import write_whole

__all__ = ["digits_folder", "unpack_digits"]


def digits_folder(exercises: Path) -> Path:
    """Where torchvision looks for MNIST below the exercises."""
    return exercises / "data" / "MNIST" / "raw"


def unpack_digits(folder: Path) -> list[Path]:
    """Unpack the public digits, which torchvision reads unpacked only; give the files that were not there."""
    written = []
    for packed in sorted(folder.glob("*-ubyte.gz")):
        target, content = packed.with_suffix(""), gzip.decompress(packed.read_bytes())
        if not target.is_file() or target.read_bytes() != content:
            write_whole(target, content)
            written.append(target)
    return written
