"""What a learning platform exported, still zipped: told from one student's own zip, and unpacked for each of them."""

import zipfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path, PurePosixPath

from grader.batch.exports import METADATA, owner_of
from grader.batch.intake import is_handin
from grader.batch.landing import Landing, harmless
from grader.errors import UserError
from grader.student.archive import RATIO, RefusedError, is_hidden, opened, read_member

__all__ = ["is_export", "unpack"]

_LARGEST = 4 << 30  # bytes of the whole class's zip
_SMALL = 1 << 20  # bytes of a file that may grow as much as it likes


def is_export(path: Path, sections: Sequence[str]) -> bool:
    """Whether a zip holds the hand-ins of many as Canvas, Moodle or Gradescope name them, and not one student's."""
    if path.suffix.lower() != ".zip" or path.is_symlink():
        return False
    try:
        with opened(path, _LARGEST) as archive:
            names = [name for name, _ in _files(archive)]
    except UserError:
        return False  # then it is refused where it is read
    if is_handin(names, sections):
        return False
    tops = {harmless(name)[0] for name in names}
    return _wrapper(names) is not None or 2 * len([top for top in tops if owner_of(top)]) > len(tops)


def unpack(path: Path, landing: Landing) -> None:
    """Put every student's files into their place. Raises UserError where the zip as a whole cannot be read."""
    with opened(path, _LARGEST) as archive:
        files = list(_files(archive))
        wrapper = _wrapper([name for name, _ in files]) or ""
        found: dict[str, list[zipfile.ZipInfo]] = {}
        for name, member in files:
            found.setdefault(name.removeprefix(wrapper), []).append(member)
        for name, members in found.items():
            landing.put(name, partial(_read, archive, members))


def _files(archive: zipfile.ZipFile) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """All that could be handed in, by the names that they have once they are written in one way."""
    for member in archive.infolist():
        path = PurePosixPath(member.filename)
        if path.parts and not member.is_dir() and not is_hidden(member.filename):
            yield path.as_posix(), member


def _wrapper(names: Sequence[str]) -> str | None:
    """The folder in which a Gradescope export keeps everything; none where it is no such export.

    Metadata beside another folder, or in one that belongs to a student, is what a student handed in.
    """
    tops = {harmless(name)[0] for name in names}
    top = f"{next(iter(tops))}/" if len(tops) == 1 and not any(map(owner_of, tops)) else ""
    return next((place for place in ("", top) if f"{place}{METADATA}" in names), None)


def _read(archive: zipfile.ZipFile, found: Sequence[zipfile.ZipInfo], largest: int) -> bytes:
    if any(one.file_size > max(_SMALL, RATIO * one.compress_size) for one in found):
        raise RefusedError("it grows too much when unpacked")
    return read_member(archive, found, largest)
