"""Who handed in what: single hand-ins, a folder of them, or what a learning platform exported."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.batch.exports import METADATA, owner_of, submitters
from grader.errors import UserError
from grader.student.submission import section_of

__all__ = ["Handin", "find", "is_handin", "visible"]

_KINDS = (".py", ".ipynb", ".zip")


@dataclass(frozen=True)
class Handin:
    """What one student handed in: a folder or files, each with the name that it had before an export."""

    student: str
    parts: tuple[tuple[Path, str], ...]


def find(places: Sequence[Path], sections: Sequence[str]) -> list[Handin]:
    """All hand-ins, by student. Raises UserError where there are none, or a student is there twice."""
    found = [_named(handin) for place in places for handin in _find(place, sections)]
    if not found:
        where = ", ".join(str(place) for place in places)
        raise UserError(
            where, None, "nothing was handed in here", "Give folders, modules, notebooks or zips."
        )
    return sorted(_distinct(found), key=lambda handin: handin.student)


def _find(place: Path, sections: Sequence[str]) -> Iterator[Handin]:
    if not place.exists():
        raise UserError(place, None, "there is no such submission", "Give a folder, a module or a zip.")
    if place.is_file() or is_handin(place, sections):
        yield Handin(_bare(place), ((place, place.name),))
    elif (place / METADATA).is_file():
        yield from _gradescope(place)
    else:
        yield from _by_owner(visible(place))


def is_handin(folder: Path, sections: Sequence[str]) -> bool:
    """Whether a folder is one student's: it holds a section's module or notebook, itself or in `exercises/`."""
    names = {path.name for base in (folder, folder / "exercises") if base.is_dir() for path in base.iterdir()}
    return any(section_of(name, sections, suffix) for name in names for suffix in ("py", "ipynb"))


def _gradescope(folder: Path) -> Iterator[Handin]:
    owners = submitters(folder)
    for path in visible(folder):
        if path.is_dir():
            yield Handin(owners.get(path.name, path.name), ((path, path.name),))


def _by_owner(paths: Iterable[Path]) -> Iterator[Handin]:
    """A folder of hand-ins; where an export scattered a student's files, these are put together again."""
    owned: dict[str, list[tuple[Path, str]]] = {}
    for path in paths:
        owner, name = owner_of(path.name) or (_bare(path), path.name)
        owned.setdefault(owner, []).append((path, name or path.name))
    for owner, parts in owned.items():
        yield Handin(owner, tuple(parts))


def visible(folder: Path) -> list[Path]:
    """What can be a hand-in; links are named too, and refused when they are read."""
    found = (path for path in folder.iterdir() if not path.name.startswith((".", "__MACOSX")))
    return sorted(path for path in found if path.is_dir() or path.suffix.lower() in _KINDS)


def _named(handin: Handin) -> Handin:
    """With names that can be written down: a file's name may be bytes that are no text."""
    parts = tuple((path, _written(name)) for path, name in handin.parts)
    return Handin(_written(handin.student), parts)


def _written(name: str) -> str:
    return name.encode("utf-8", "replace").decode("utf-8")


def _bare(path: Path) -> str:
    """The name of a folder, `.` with it, and that of a file without its ending."""
    return (path.name or path.resolve().name) if path.is_dir() else path.stem


def _distinct(found: Iterable[Handin]) -> Iterator[Handin]:
    seen: dict[str, Handin] = {}
    for handin in found:
        other = seen.setdefault(handin.student, handin)
        if other is not handin:
            both = f"{other.parts[0][0]} and {handin.parts[0][0]}"
            what = f"{handin.student!r} is there twice: {both}"
            raise UserError(None, None, what, "Give each student's hand-in a name of its own.")
        yield handin
