"""A class that is still zipped: told from one student's own zip, and unpacked for each of them."""

import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path, PurePosixPath

from grader.batch.exports import METADATA, owner_of
from grader.batch.intake import work_among
from grader.batch.landing import Landing, harmless
from grader.errors import UserError
from grader.student.archive import RATIO, RefusedError, is_hidden, opened, read_member

__all__ = ["class_root", "unpack"]

_LARGEST = 4 << 30  # bytes of the whole class's zip
_SMALL = 1 << 20  # bytes of a file that may grow as much as it likes


def class_root(path: Path, sections: Sequence[str]) -> str | None:
    """What the names in a zip begin with before those that tell whose each file is; none where it is one student's.

    The hand-ins of many are there as Canvas, Moodle or Gradescope name them, or in a folder for each student.
    """
    if path.suffix.lower() != ".zip" or path.is_symlink():
        return None
    try:
        with opened(path, _LARGEST) as archive:
            names = [name for name, _ in _files(archive)]
    except UserError:
        return None  # then it is refused where it is read
    return None if work_among(names, sections) else _root(names, sections)


def unpack(path: Path, root: str, landing: Landing) -> None:
    """Put every student's files into their place. Raises UserError where the zip as a whole cannot be read."""
    with opened(path, _LARGEST) as archive:
        found: dict[str, list[zipfile.ZipInfo]] = {}
        for name, member in _files(archive):
            found.setdefault(name.removeprefix(root), []).append(member)
        for name, members in found.items():
            landing.put(name, partial(_read, archive, members))


def _files(archive: zipfile.ZipFile) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """All that could be handed in, by the names that they have once they are written in one way."""
    for member in archive.infolist():
        path = PurePosixPath(member.filename)
        if path.parts and not member.is_dir() and not is_hidden(member.filename):
            yield path.as_posix(), member


def _root(names: Sequence[str], sections: Sequence[str]) -> str | None:
    """Metadata beside another folder, or in one that belongs to a student, is what a student handed in."""
    tops = {harmless(name)[0] for name in names}
    owned = [top for top in tops if owner_of(top)]
    wrapper = f"{next(iter(tops))}/" if len(tops) == 1 and not owned else ""
    for root in ("", wrapper):
        if f"{root}{METADATA}" in names:
            return root
    if 2 * len(owned) > len(tops):
        return ""
    return wrapper if _are_many([name.removeprefix(wrapper) for name in names], sections) else None


def _are_many(names: Sequence[str], sections: Sequence[str]) -> bool:
    """Whether most folders are a hand-in, and two of them hold the same module or notebook.

    From one student that would be refused. Folders of different sections, and what lies around `exercises/`, may
    be one student's.
    """
    folders: dict[str, list[str]] = {}
    for name in names:
        top, *rest = harmless(name)
        if rest:
            folders.setdefault(top, []).append("/".join(rest))
    work = [work_among(inside, sections) for inside in folders.values()]
    again = any(count > 1 for count in Counter(chain(*work)).values())
    return again and not work_among(names, sections) and 2 * sum(map(bool, work)) > len(work)


def _read(archive: zipfile.ZipFile, found: Sequence[zipfile.ZipInfo], largest: int) -> bytes:
    if any(one.file_size > max(_SMALL, RATIO * one.compress_size) for one in found):
        raise RefusedError("it grows too much when unpacked")
    return read_member(archive, found, largest)
