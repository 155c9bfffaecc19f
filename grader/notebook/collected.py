"""What a class handed in for one assignment: found, tidied, and told apart by a digest of all its files."""

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.notebook.links import ASIDE, TIMESTAMP, disarm, leads_away
from grader.notebook.showing import printable

__all__ = ["Collected", "collect", "students"]


@dataclass(frozen=True)
class Collected:
    """One student's hand-in. `missing`: notebooks that are not there, and cost their points.

    `problem`: why it cannot be graded as it lies there.
    """

    student: str
    digest: str
    present: tuple[str, ...]
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    problem: str = ""


def students(directory: Any, assignment: str) -> list[str]:
    """Who has a folder for the assignment, empty or not."""
    structure = directory.directory_structure
    pattern = structure.format(
        nbgrader_step=directory.submitted_directory, student_id="*", assignment_id=assignment
    )
    named = directory.format_path(directory.submitted_directory, "(?P<student>.*)", assignment, escape=True)
    found = (
        re.fullmatch(named, str(path), re.DOTALL)
        for path in Path(directory.root).glob(pattern)
        if path.is_dir()
    )
    return sorted(match["student"] for match in found if match)


def collect(directory: Any, assignment: str, student: str, wanted: Sequence[str]) -> Collected:
    """The hand-in of a student, with links disarmed and what a browser or an editor renamed named as it was."""
    folder = Path(directory.format_path(directory.submitted_directory, student, assignment))
    if leads_away(folder):
        return Collected(student, "", (), problem=f"{folder} is a link: put the folder itself there")
    try:
        before = {path.name for path in folder.iterdir()}
        disarm(notebooks=[str(folder / "*.ipynb")])
        notes = [*_set_aside(folder, before), *_rename(folder, wanted)]
        digest = _digest(folder)
    except OSError as problem:
        what = (
            f"{folder} cannot be tidied: {problem.strerror}. Give yourself the right to read and write there"
        )
        return Collected(student, "", (), problem=what)
    present = tuple(name for name in wanted if (folder / f"{name}.ipynb").is_file())
    missing = tuple(name for name in wanted if name not in present)
    return Collected(student, digest, present, missing, tuple(map(printable, notes)))


def _set_aside(folder: Path, before: set[str]) -> Iterator[str]:
    for name in sorted({path.name for path in folder.glob(f"{ASIDE}-*")} - before):
        late = ": it counts as handed in in time" if name.endswith(TIMESTAMP) else ""
        yield f"a file of nbgrader's could not be read and was renamed {name}{late}"


def _rename(folder: Path, wanted: Sequence[str]) -> Iterator[str]:
    """`s04_autograd (1).ipynb` becomes `s04_autograd.ipynb` where that is not there and nothing else could be it."""
    there = sorted(path.stem for path in folder.glob("*.ipynb") if path.is_file())
    absent = [name for name in wanted if not (folder / f"{name}.ipynb").exists()]
    spare = [name for name in there if name not in wanted]
    for name in absent:
        fitting = [one for one in spare if re.fullmatch(rf"{re.escape(name)}[ _(-].*", one, re.DOTALL)]
        fitting = fitting or (spare if len(absent) == 1 else [])
        if len(fitting) == 1:
            (folder / f"{fitting[0]}.ipynb").rename(folder / f"{name}.ipynb")
            yield f"{fitting[0]}.ipynb was taken for {name}.ipynb and renamed"
        elif fitting:
            yield f"{name}.ipynb could be any of {', '.join(f'{one}.ipynb' for one in fitting)}"


def _digest(folder: Path) -> str:
    """Over the names and contents of all files; nothing but regular files is left in the folder."""
    digest = hashlib.sha256()
    for path in sorted(_files(folder)):
        size = path.stat().st_size
        digest.update(f"{path.relative_to(folder)}\0{size}\0".encode("utf-8", "surrogateescape"))
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    for inside, _, names in os.walk(folder):
        yield from (Path(inside) / name for name in names)
