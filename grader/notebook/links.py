"""What nbgrader would stumble over among the files handed in: links, which it would follow, and odd folders.

It copies what a link leads to into the feedback, waits for ever at a pipe, and gives up where a folder has the
name of a file that it writes.
"""

import os
import secrets
import stat
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from nbgrader.utils import parse_utc

__all__ = ["ASIDE", "SECRET", "TIMESTAMP", "disarm", "leads_away", "linked"]

TIMESTAMP = "timestamp.txt"
SECRET = "submission_secret.txt"
_WRITTEN = (TIMESTAMP, SECRET, "hints.json")
"""The files that nbgrader reads in a hand-in, or puts into it."""
ASIDE = "unreadable"
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
        _mend(folder)


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


def _mend(folder: Path) -> None:
    """Rename what is not as nbgrader wants it. It releases nobody's feedback where one hand-in lacks its two files."""
    exchanged = any((folder / name).exists() for name in (TIMESTAMP, SECRET))
    for path in (folder / name for name in _WRITTEN):
        if path.is_dir():
            path.rename(_free(path))
    for path, is_good, instead in (
        (folder / TIMESTAMP, _is_time, ""),
        (folder / SECRET, bool, secrets.token_hex(64)),
    ):
        if exchanged and not is_good(_text(path)):
            if path.exists():
                path.rename(_free(path))
            path.write_text(instead, encoding="utf-8")


def _text(path: Path) -> str | None:
    """The text of a short file; nothing where it is none, or is not there."""
    if not path.exists():
        return None
    with path.open("rb") as file:
        data = file.read(_LONGEST + 1)
    try:
        return data.decode("utf-8") if len(data) <= _LONGEST else None
    except UnicodeDecodeError:
        return None


def _is_time(text: str | None) -> bool:
    """Whether nbgrader can read it: a time, or nothing at all."""
    try:
        return text is not None and (not text.strip() or isinstance(parse_utc(text.strip()), datetime))
    except (ValueError, OverflowError):
        return False


def _free(path: Path) -> Path:
    tried = (path.with_name(f"{ASIDE}-{number}-{path.name}") for number in range(1, 1_000))
    return next(one for one in tried if not os.path.lexists(one))
