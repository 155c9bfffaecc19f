"""Putting a bundle into a folder: what was released before is brought up to date, and nobody's work is replaced."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from grader.atomic import write_whole
from grader.errors import UserError
from grader.release.build import generate, generated_texts
from grader.release.contents import EXERCISES
from grader.release.stubs import Laws
from grader.source import SectionSource

__all__ = ["RECORD", "Placed", "place"]

RECORD = ".release.json"
"""What was released into a folder last: each file and its digest. It lies in the folder and in no zip."""


@dataclass
class Placed:
    """What a release did to its folder. `kept` and `conflicts` are files that somebody changed, as in a build."""

    written: list[Path] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)
    conflicts: list[Path] = field(default_factory=list)


def place(
    folder: Path, contents: Mapping[str, bytes], held: Mapping[str, SectionSource], laws: Laws, *, force: bool
) -> Placed:
    """Write a bundle's `contents`. Its exercises follow the rules of a build, `force` included."""
    before = _read_record(folder)
    after = {name: _digest(content) for name, content in contents.items()}
    _write_record(folder, before | after)  # an interrupted release can be done again
    built = generate(folder / EXERCISES, held, laws, force=force)
    placed = Placed(built.written, [], built.kept, built.conflicts)
    merged = {f"{EXERCISES}/{name}" for name in generated_texts(held, laws)}
    for name in sorted(set(contents) - merged):
        _write(folder / name, contents[name], placed)
    for name in sorted(set(before) - set(after)):
        _remove(folder / name, before[name], placed)
    _write_record(folder, after)
    return placed


def _write(path: Path, content: bytes, placed: Placed) -> None:
    if not path.is_file() or path.read_bytes() != content:
        write_whole(path, content)
        placed.written.append(path)


def _remove(path: Path, digest: str, placed: Placed) -> None:
    """What was released before and is not now goes, unless somebody has changed it."""
    if not path.is_file():
        return
    if _digest(path.read_bytes()) == digest:
        path.unlink()
        placed.removed.append(path)
    else:
        placed.kept.append(path)


def _read_record(folder: Path) -> dict[str, str]:
    """What was released here last, or nothing."""
    path = folder / RECORD
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError:
        found = None
    if not isinstance(found, dict) or not all(isinstance(digest, str) for digest in found.values()):
        raise UserError(path, None, "not a record of a release", "Delete it, and release with --force.")
    return found


def _write_record(folder: Path, digests: Mapping[str, str]) -> None:
    write_whole(folder / RECORD, (json.dumps(digests, indent=1, sort_keys=True) + "\n").encode())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
