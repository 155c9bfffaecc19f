"""Reading a hand-in: a folder, one module or a zip. Regular files only, inside their root, no links, capped."""

import os
import re
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from grader.errors import UserError
from grader.student.archive import RefusedError, opened, read_member, visible_members

__all__ = ["RefusedError", "Submission", "read_regular", "read_submission", "section_of"]

LARGEST = 1 << 20  # bytes of one module


@dataclass(frozen=True)
class Submission:
    """The modules handed in, by section; `unreadable` says why a module that is there cannot be taken.

    `whole` is false for a single module: then only its section is graded. `files`: where in it each module lies.
    """

    label: str
    sources: Mapping[str, str] = field(default_factory=dict)
    unreadable: Mapping[str, str] = field(default_factory=dict)
    whole: bool = True
    files: Mapping[str, str] = field(default_factory=dict)


def read_submission(path: Path, sections: Sequence[str], name: str = "") -> Submission:
    """Read what was handed in; `name` is what a single module was called before a platform renamed it.

    Raises UserError where there is nothing that could be graded.
    """
    if path.is_dir():
        return _folder(path, sections)
    if not path.exists():
        raise UserError(path, None, "there is no such submission", "Give a folder, a module or a zip.")
    if path.suffix.lower() == ".zip":
        return _zip(path, sections)
    if path.suffix == ".py":
        return _module(path, name or path.name, sections)
    raise UserError(path, None, "neither a folder, a .py module nor a .zip", "Hand in one of these.")


def _folder(root: Path, sections: Sequence[str]) -> Submission:
    base = next(
        (one for one in (root, root / "exercises") if any((one / f"{s}.py").exists() for s in sections)), root
    )
    sources: dict[str, str] = {}
    unreadable: dict[str, str] = {}
    for section in sections:
        try:
            sources[section] = _text(read_regular(root, base / f"{section}.py"))
        except FileNotFoundError:
            continue
        except (RefusedError, OSError) as problem:
            unreadable[section] = _reason(problem)
    there = (*sources, *unreadable)
    files = {section: (base / f"{section}.py").relative_to(root).as_posix() for section in there}
    return Submission(root.name, sources, unreadable, files=files)


def _module(path: Path, name: str, sections: Sequence[str]) -> Submission:
    section = section_of(name, sections, "py")
    if section is None:
        remedy = f"Name it like {sections[0]}.py." if sections else "Name it after its section."
        raise UserError(path, None, "the name of the module tells no section", remedy)
    files = {section: name}
    try:
        text = _text(read_regular(path.parent, path))
        return Submission(path.name, {section: text}, whole=False, files=files)
    except (RefusedError, OSError) as problem:
        return Submission(path.name, {}, {section: _reason(problem)}, whole=False, files=files)


def section_of(name: str, sections: Sequence[str], suffix: str) -> str | None:
    """`s04_autograd.py` and what a browser makes of it: `s04_autograd (1).py`, `s04_autograd-2.py`."""
    return next((one for one in sections if re.fullmatch(rf"{one}([ _-].*)?\.{suffix}", name)), None)


def read_regular(root: Path, path: Path, largest: int = LARGEST) -> bytes:
    """The bytes of a regular file under `root`. Raises for links, devices, pipes and what is too large."""
    if path.is_symlink():
        raise RefusedError("it is a link: hand in the file itself")
    if not path.resolve().is_relative_to(root.resolve()):
        raise RefusedError("it lies outside of the submission")
    flags = (
        os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    descriptor = os.open(path, flags)
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise RefusedError("it is not a regular file")
        if status.st_size > largest:
            raise RefusedError(f"it has {status.st_size} bytes; {largest} are allowed")
        return file.read(largest + 1)[:largest]


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise RefusedError(f"it is not UTF-8 text (byte {problem.start}): save it as UTF-8") from None


def _reason(problem: Exception) -> str:
    return (
        str(problem)
        if isinstance(problem, RefusedError)
        else (getattr(problem, "strerror", "") or "unreadable")
    )


def _zip(path: Path, sections: Sequence[str]) -> Submission:
    with opened(path) as archive:
        members = visible_members(path, archive)
        sources: dict[str, str] = {}
        unreadable: dict[str, str] = {}
        files: dict[str, str] = {}
        for section in sections:
            found = [one for one in members if PurePosixPath(one.filename).name == f"{section}.py"]
            if not found:
                continue
            files[section] = found[0].filename
            try:
                sources[section] = _text(read_member(archive, found, LARGEST))
            except RefusedError as problem:
                unreadable[section] = str(problem)
    return Submission(path.name, sources, unreadable, files=files)
