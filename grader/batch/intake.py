"""Who handed in what: single hand-ins, a folder of them, or what a learning platform exported."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from grader.batch.exports import METADATA, owner_of, submitters
from grader.errors import UserError
from grader.student.submission import section_of

__all__ = ["KINDS", "Handin", "find", "holds_work", "visible", "work_among"]

KINDS = (".py", ".ipynb", ".zip")
"""How the files that can be handed in end."""


@dataclass(frozen=True)
class Handin:
    """What one student handed in: a folder or files, each with the name that it had before an export.

    Files that came from elsewhere and were not let in are `refused`, by name with the reason. `lost` tells of
    what could not be brought here, through no fault of the student's: then there is nothing to be judged yet.
    """

    student: str
    parts: tuple[tuple[Path, str], ...]
    refused: tuple[tuple[str, str], ...] = ()
    lost: str = ""


def find(places: Sequence[Path], sections: Sequence[str], asked: Sequence[object] = ()) -> list[Handin]:
    """All hand-ins, by student; `asked` is what the places are called by those who named them.

    Raises UserError where there are none, or a student is there twice.
    """
    found = [_named(handin) for place in places for handin in _find(place, sections)]
    if not found:
        where = ", ".join(str(place) for place in asked or places)
        what = f"{where}: nothing was handed in here"
        raise UserError(None, None, what, "Give folders, modules, notebooks or zips.")
    return sorted(_distinct(found), key=lambda handin: handin.student)


def _find(place: Path, sections: Sequence[str]) -> Iterator[Handin]:
    if not place.exists():
        raise UserError(place, None, "there is no such submission", "Give a folder, a module or a zip.")
    if place.is_file() or _is_own(place, sections):
        yield Handin(_bare(place), ((place, place.name),))
    elif (place / METADATA).is_file():
        yield from _gradescope(place)
    else:
        yield from _by_owner(visible(place))


def _is_own(folder: Path, sections: Sequence[str]) -> bool:
    """Whether a folder is one student's: their work lies in it, or it is a checkout that holds nobody's."""
    if holds_work(folder, sections):
        return True
    return (folder / ".git").exists() and not any(_is_one_of(path, sections) for path in visible(folder))


def _is_one_of(path: Path, sections: Sequence[str]) -> bool:
    """Whether something in a checkout is one of many hand-ins, and not a part of the only one."""
    return bool(owner_of(path.name)) or path.suffix.lower() == ".zip" or holds_work(path, sections)


def holds_work(folder: Path, sections: Sequence[str]) -> bool:
    """Whether a section's module or notebook lies in a folder, itself or in `exercises/`."""
    bases = [base for base in (Path(), Path("exercises")) if (folder / base).is_dir()]
    names = [(base / path.name).as_posix() for base in bases for path in (folder / base).iterdir()]
    return bool(work_among(names, sections))


def work_among(names: Iterable[str], sections: Sequence[str]) -> set[str]:
    """Of which sections there are modules or notebooks among one student's files, at top or in `exercises/`."""
    paths = (PurePosixPath(name) for name in names)
    own = {path.name for path in paths if path.parts[:-1] in ((), ("exercises",))}
    return {
        f"{section}.{suffix}"
        for name in own
        for suffix in ("py", "ipynb")
        if (section := section_of(name, sections, suffix))
    }


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
    return sorted(
        path for path in found if path.is_dir() or path.suffix.lower() in KINDS or owner_of(path.name)
    )


def _named(handin: Handin) -> Handin:
    """With names that can be written down: a file's name may be bytes that are no text."""
    parts = tuple((path, _written(name)) for path, name in handin.parts)
    refused = tuple((_written(name), why) for name, why in handin.refused)
    return replace(handin, student=_written(handin.student), parts=parts, refused=refused)


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
