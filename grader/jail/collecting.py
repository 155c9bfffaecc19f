"""Files out of the scratch folder, as bytes: regular ones only, no links, not too many, not too large."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

__all__ = ["DEEPEST", "LARGEST", "MOST", "NotPlainError", "NothingWrittenError", "collect", "collect_all"]

MOST = 64  # files
LARGEST = 128 << 20  # bytes of all of them
DEEPEST = 8  # folders within folders


class NothingWrittenError(Exception):
    """There is no such file."""


class NotPlainError(Exception):
    """There is something else than regular files, or too much of it."""


def collect(path: Path) -> bytes:
    """The bytes of one regular file."""
    if path.is_symlink():
        raise NotPlainError(f"{path.name} is a link, not a file")
    if not path.exists():
        raise NothingWrittenError(path.name)
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with open(descriptor, "rb") as file:  # noqa: PTH123 — opened above, with flags
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise NotPlainError(f"{path.name} is not a regular file")
        if status.st_size > LARGEST:
            raise NotPlainError(f"{path.name} holds {status.st_size >> 20} MB, more than {LARGEST >> 20}")
        return file.read(LARGEST + 1)


def collect_all(folder: Path) -> dict[str, bytes]:
    """All files below `folder`, by their paths from there, written with slashes; of a file, that one by its name."""
    if folder.is_symlink() or not folder.is_dir():
        return {folder.name: collect(folder)}
    found: dict[str, bytes] = {}
    total = 0
    for path in _walk(folder, DEEPEST):
        data = collect(path)
        total += len(data)
        if len(found) >= MOST or total > LARGEST:
            raise NotPlainError(f"more than {MOST} files or {LARGEST >> 20} MB were written")
        found[path.relative_to(folder).as_posix()] = data
    if not found:
        raise NothingWrittenError(folder.name)
    return found


def _walk(folder: Path, depth: int) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.is_symlink():
            if depth == 0:
                raise NotPlainError(f"folders lie more than {DEEPEST} deep")
            yield from _walk(path, depth - 1)
        else:
            yield path
