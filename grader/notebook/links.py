"""What nbgrader would stumble over among the files handed in: links, which it would follow, and odd folders.

It copies what a link leads to into the feedback, waits for ever at a pipe, and gives up where a folder has the
name of a file that it writes.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from nbgrader.utils import parse_utc

__all__ = ["TIMESTAMP", "disarm", "leads_away", "linked"]

TIMESTAMP = "timestamp.txt"
_WRITTEN = (TIMESTAMP, "hints.json")
"""The files that nbgrader reads in a hand-in, or puts into it."""
_LONGEST = 1_000
_NOTICE = "Here was no regular file but a link or device; it was taken out before grading.\n"


def disarm(*, notebooks: Sequence[str], **_about: str) -> None:
    """Put a text in the place of every link, pipe and device in the folder of the hand-in's `notebooks`.

    This is nbgrader's hook before a submission is converted; assignment and student are patterns there. nbgrader
    goes on if it fails, so `linked` is asked again before anything is graded.
    """
    for folder in {Path(notebook).parent for notebook in notebooks}:
        if leads_away(folder):  # nothing of what lies where it leads is ours to change
            continue
        for path in list(linked(folder)):
            path.unlink()
            path.write_text(_NOTICE, encoding="utf-8")
        _set_aside(folder)


def leads_away(folder: Path) -> bool:
    """Whether the folder of a hand-in, or that of its student, is a link."""
    return folder.is_symlink() or folder.parent.is_symlink()


def linked(folder: Path) -> Iterator[Path]:
    """All that lies in a folder and is neither a regular file nor a folder."""
    for inside, folders, files in os.walk(folder):
        for path in (Path(inside) / name for name in [*folders, *files]):
            mode = path.lstat().st_mode
            if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
                yield path


def _set_aside(folder: Path) -> None:
    """Rename a time that cannot be read, and folders with the names of nbgrader's files."""
    for path in (folder / name for name in _WRITTEN):
        if path.is_dir() or (path.name == TIMESTAMP and path.exists() and not _is_time(path)):
            path.rename(_free(path))


def _is_time(path: Path) -> bool:
    """Whether nbgrader can read it: a time, or nothing at all."""
    with path.open("rb") as file:
        text = file.read(_LONGEST + 1)
    try:
        said = text.decode("utf-8").strip()
        return len(text) <= _LONGEST and (not said or isinstance(parse_utc(said), datetime))
    except (ValueError, OverflowError):
        return False


def _free(path: Path) -> Path:
    tried = (path.with_name(f"unreadable-{number}-{path.name}") for number in range(1, 1_000))
    return next(one for one in tried if not os.path.lexists(one))
