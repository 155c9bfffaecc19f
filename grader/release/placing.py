"""Generated files in a folder where somebody works: never over their work.

Each file is merged from three texts: as it was generated last (its digest stands in `.generated.json`), as it
lies in the folder now, and as it is to be today. One that only its reader changed is theirs to keep; one that
only the sources changed is replaced; one that both changed is a conflict.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from grader.atomic import write_whole
from grader.errors import UserError

__all__ = ["DIGESTS", "Placed", "digests_text", "place", "read", "write"]

DIGESTS = ".generated.json"


@dataclass
class Placed:
    """Files written, files kept because somebody changed them, conflicts left alone."""

    written: list[Path] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)
    conflicts: list[Path] = field(default_factory=list)


def place(folder: Path, texts: Mapping[str, str], done: Placed, *, force: bool = False) -> None:
    """Write each text below `folder` unless somebody's work lies there; `force` replaces that as well."""
    digests = _read_digests(folder)
    for name, text in texts.items():
        _merge(folder / name, text, digests.get(name), done, force=force)
        if folder / name not in done.conflicts:
            digests[name] = _digest(text)
    known = {name: digest for name, digest in digests.items() if name in texts}
    write(folder / DIGESTS, _json(known), done)


def digests_text(texts: Mapping[str, str]) -> str:
    """What the list of digests says where all is as it was generated."""
    return _json({name: _digest(text) for name, text in texts.items()})


def write(path: Path, text: str, done: Placed) -> None:
    """Write a file that is nobody's to change, where it says something else."""
    if read(path) != text:
        write_whole(path, text.encode())
        done.written.append(path)


def read(path: Path) -> str | None:
    """The file's text, or nothing where there is none; a file saved in another encoding is a changed one."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return None


def _merge(path: Path, text: str, generated: str | None, done: Placed, *, force: bool) -> None:
    existing = read(path)
    changed = existing is not None and _digest(existing) not in (generated, _digest(text))
    if not changed or force:
        write(path, text, done)
    elif generated == _digest(text):
        done.kept.append(path)
    else:
        done.conflicts.append(path)


def _read_digests(folder: Path) -> dict[str, str]:
    """What was generated last; a file of which nothing is recorded counts as its reader's."""
    text = read(folder / DIGESTS)
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        found = None
    if not isinstance(found, dict):
        remedy = "Restore it from the repository, or delete it."
        raise UserError(folder / DIGESTS, None, "not a list of digests", remedy)
    return {str(name): str(digest) for name, digest in found.items()}


def _json(digests: Mapping[str, str]) -> str:
    return json.dumps(digests, indent=1, sort_keys=True) + "\n"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
