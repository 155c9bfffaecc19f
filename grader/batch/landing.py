"""A folder that files of others are put into: none lands outside of it, and one that is refused harms no other."""

import errno
import threading
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePosixPath

from grader.batch.exports import METADATA, owner_of
from grader.batch.intake import KINDS, Handin
from grader.errors import UserError
from grader.notebook.handin import LARGEST
from grader.student.archive import RefusedError, leads_out

__all__ = ["Landing", "LostError", "harmless"]

_MOST_FILES = 2_000  # of one student
_MOST_BYTES = 2 * LARGEST  # of one student, unpacked
_DEEPEST = 3  # a student's folder, `exercises` in it, and a file
_NOBODY = "nameless"
_FULL = (errno.ENOSPC, errno.EDQUOT)
_LONGEST = 240  # bytes of a part of a name, for the owner of what is refused


class LostError(Exception):
    """A file that could not be brought here, which is not its owner's fault."""


class Landing:
    """Files put under a root by the names that others gave them, and why some are not there.

    Several threads may put files at the same time.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self._refused: dict[Path, str] = {}
        self._lost: dict[Path, str] = {}
        self._files: Counter[str] = Counter()
        self._bytes: Counter[str] = Counter()
        self._counting = threading.Lock()

    def put(self, name: str, read: Callable[[int], bytes]) -> None:
        """Put a file into its place. `read` gives its bytes when told how many are allowed.

        Of what no hand-in can be, no more comes here than whose it is. Raises UserError where no room is left, and
        where it cannot be told whose anything is.
        """
        try:
            self._put(name, read)
        except RefusedError as problem:
            self._note(self._refused, name, str(problem))
        except LostError as problem:
            self._note(self._lost, name, str(problem))
        except OSError as problem:
            if problem.errno in _FULL:
                raise UserError(self.root, None, "no room is left on the disk", "Make room.") from None
            self._note(self._refused, name, f"it cannot be put into its place: {problem.strerror}")

    def told(self, handin: Handin) -> Handin:
        """A hand-in that was found here, with what of it is not there, and why."""
        refused = (*handin.refused, *_below(handin, self._refused))
        lost = [f"{name}: {reason}" for name, reason in _below(handin, self._lost)]
        gone = self._refused.keys() | self._lost.keys()
        parts = tuple(part for part in handin.parts if part[0] not in gone)
        return replace(
            handin, parts=parts, refused=refused, lost="; ".join(filter(None, [handin.lost, *lost]))
        )

    def _put(self, name: str, read: Callable[[int], bytes]) -> None:
        path, owner = self._place(name), _owner(name)
        if not _is_wanted(path.name) or len(PurePosixPath(name).parts) > _DEEPEST:
            self._stand_in(harmless(name))
            return
        self._count(owner, files=1)
        data = read(LARGEST)
        self._count(owner, size=len(data))
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(data)

    def _count(self, owner: str, files: int = 0, size: int = 0) -> None:
        with self._counting:
            self._files[owner] += files
            self._bytes[owner] += size
        if self._files[owner] > _MOST_FILES:
            raise RefusedError(f"there are more than {_MOST_FILES} files: hand in the modules alone")
        if self._bytes[owner] > _MOST_BYTES:
            raise RefusedError(f"all files together have more than {_MOST_BYTES} bytes")

    def _place(self, name: str) -> Path:
        if leads_out(name) or not PurePosixPath(name).parts:
            raise RefusedError("its path leads out of the folder")
        if any(map(_is_odd, name)):
            raise RefusedError("its name holds characters that no file's name should")
        return self.root / PurePosixPath(name)

    def _note(self, why: dict[Path, str], name: str, reason: str) -> None:
        """Keep the reason, and see that its owner is found here even if nothing else of them is."""
        if name == METADATA:
            what = f"{METADATA} cannot be taken: {reason}"
            raise UserError(None, None, what, "It tells whose everything is: fetch the export again.")
        parts = harmless(name)
        if (leads_out(name) or any(map(_is_odd, name))) and _looks_like_work(parts[0]):
            parts = [_NOBODY, *parts]  # else what stands for it could make the whole class one hand-in
        why[self.root.joinpath(*parts)] = reason
        self._stand_in(parts)

    def _stand_in(self, parts: list[str]) -> None:
        first = self.root / parts[0]
        with suppress(OSError):
            first.mkdir(exist_ok=True) if len(parts) > 1 else first.touch()


def _is_wanted(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in KINDS or name == METADATA


def _looks_like_work(name: str) -> bool:
    return _is_wanted(name) and not owner_of(name)


def _owner(name: str) -> str:
    first = harmless(name)[0]
    return (owner_of(first) or (first, ""))[0]


def harmless(name: str) -> list[str]:
    """The parts of a name that leads nowhere else and can be one of a file."""
    parts = (part for part in PurePosixPath(name).parts if part.strip("/") not in ("", "..", "."))
    plain = ("".join(map(_plain, part)).encode()[:_LONGEST].decode(errors="ignore") for part in parts)
    return list(plain) or [_NOBODY]


def _plain(letter: str) -> str:
    return "_" if _is_odd(letter) else letter


def _is_odd(letter: str) -> bool:
    return letter == "\\" or unicodedata.category(letter) in ("Cc", "Cs")


def _below(handin: Handin, why: Mapping[Path, str]) -> list[tuple[str, str]]:
    """What of a hand-in is named there: a part of it by the name that it had before an export."""
    return [
        (name if path == part else path.name, reason)
        for part, name in handin.parts
        for path, reason in why.items()
        if path.is_relative_to(part)
    ]
