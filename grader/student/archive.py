"""Zips that others made: their list and their members are read within bounds, whatever they say of themselves."""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from grader.errors import UserError

__all__ = [
    "LARGEST_ZIP",
    "RATIO",
    "RefusedError",
    "is_hidden",
    "leads_out",
    "opened",
    "read_member",
    "visible_members",
]

MEMBERS = 2_000  # files in a zip
LARGEST_ZIP = 32 << 20  # bytes: a list of a million empty members alone would fill the memory
LARGEST_LIST = 8 << 20  # bytes of the list of members, however large the zip may be
RATIO = 200  # bytes out of a zip per byte in it
_KNOWN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 1
_BROKEN = (
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    zlib.error,
)


class RefusedError(Exception):
    """A file that is there but cannot be taken."""


class _Bounded(io.BufferedReader):
    """The bytes of a zip. Its list of members is read in one piece: too large a piece is refused."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > LARGEST_LIST:
            raise zipfile.BadZipFile("its list of members is too long")
        return super().read(size)


@contextmanager
def opened(path: Path, largest: int = LARGEST_ZIP) -> Iterator[zipfile.ZipFile]:
    """A zip of at most so many bytes. Raises UserError where it is none, or breaks while it is read."""
    if not path.is_file() or path.stat().st_size > largest:
        raise UserError(path, None, "too large for a hand-in, or no file", "Hand in the modules alone.")
    try:
        with _Bounded(io.FileIO(path)) as file, zipfile.ZipFile(file) as archive:
            yield archive
    except _BROKEN as problem:
        what = f"not a readable zip ({type(problem).__name__})"
        raise UserError(path, None, what, "Zip the folder again.") from None


def visible_members(path: Path, archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The files of one student's zip, hidden ones left out. Raises UserError for what no honest one is."""
    members = archive.infolist()
    if len(members) > MEMBERS:
        raise UserError(path, None, f"a zip of {len(members)} files", f"At most {MEMBERS} are allowed.")
    total = sum(member.file_size for member in members)
    if total > RATIO * max(path.stat().st_size, 1):
        raise UserError(path, None, "the zip grows too much when unpacked", "Hand in the modules alone.")
    return [member for member in members if not member.is_dir() and not is_hidden(member.filename)]


def is_hidden(name: str) -> bool:
    """Whether a file is a program's own and no hand-in: a checkpoint of Jupyter, the store of Git, a Mac's notes."""
    parts = PurePosixPath(name).parts
    return any(part == "__MACOSX" or (part.startswith(".") and part != "..") for part in parts)


def leads_out(name: str) -> bool:
    """Whether a member's name may lead out of the folder that it is unpacked into."""
    path = PurePosixPath(name)
    return path.is_absolute() or ".." in path.parts


def read_member(archive: zipfile.ZipFile, found: Sequence[zipfile.ZipInfo], largest: int) -> bytes:
    """The bytes of the only member of its name. Raises RefusedError."""
    if len(found) > 1:
        raise RefusedError(f"the zip holds it {len(found)} times: hand in one")
    (member,) = found
    if leads_out(member.filename):
        raise RefusedError("its path leads out of the zip")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise RefusedError("it is a link: hand in the file itself")
    if member.file_size > largest:
        raise RefusedError(f"it has {member.file_size} bytes; {largest} are allowed")
    if (
        member.flag_bits & _ENCRYPTED or member.compress_type not in _KNOWN
    ):  # others ask for gigabytes up front
        raise RefusedError("it is encrypted, or packed in an unusual way: zip it anew")
    try:
        with archive.open(member) as file:
            return file.read(largest)
    except _BROKEN:
        raise RefusedError("it is damaged: zip it anew") from None
