"""Links among the files handed in: nbgrader would follow them, and copy what they lead to into the feedback."""

import os
import stat
from collections.abc import Sequence
from pathlib import Path

__all__ = ["disarm"]


def disarm(*, notebooks: Sequence[str], **_about: str) -> None:
    """Put a text in the place of every link, pipe and device in the folder of the hand-in's `notebooks`.

    This is nbgrader's hook before a submission is converted; assignment and student are patterns there.
    """
    for folder in {Path(notebook).parent for notebook in notebooks}:
        for inside, folders, files in os.walk(folder):
            for name in [*folders, *files]:
                _replace(Path(inside) / name)


def _replace(path: Path) -> None:
    mode = path.lstat().st_mode
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return
    led = f" to {path.readlink()}" if stat.S_ISLNK(mode) else ""
    path.unlink()
    path.write_text(f"Here was no regular file but a link or device{led}; it was taken out before grading.\n")
