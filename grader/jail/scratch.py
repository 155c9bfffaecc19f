"""Removing what a worker left on disk, however it was laid out."""

import os
from contextlib import suppress
from pathlib import Path

__all__ = ["clear", "remove"]


def clear(place: str, uid: int | None = None) -> None:
    """Remove what lies in `place`: everything, or what belongs to one user."""
    for entry in _entries(place):
        with suppress(OSError):
            if uid is not None and entry.stat(follow_symlinks=False).st_uid != uid:
                continue
            if entry.is_dir(follow_symlinks=False):
                remove(entry.path)
            else:
                Path(entry.path).unlink()


def remove(folder: str) -> None:
    """Remove `folder` with all it holds; links are not followed. Nobody may be writing there any more.

    A tree may be deeper than any recursion: inner folders are first moved up beside each other. They may also
    have been made unreadable by their owner.
    """
    pending, moved = [folder], 0
    while pending:
        current = pending.pop()
        with suppress(OSError):
            Path(current).chmod(0o700)
        for entry in _entries(current):
            with suppress(OSError):
                if not entry.is_dir(follow_symlinks=False):
                    Path(entry.path).unlink()
                    continue
                moved += 1
                pending.append(_move_up(entry.path, f"{folder}-{moved}"))
        with suppress(OSError):
            Path(current).rmdir()


def _entries(folder: str) -> list[os.DirEntry[str]]:
    with suppress(OSError), os.scandir(folder) as entries:
        return list(entries)
    return []


def _move_up(path: str, target: str) -> str:
    with suppress(OSError):
        Path(path).chmod(0o700)
    Path(path).rename(target)
    return target
