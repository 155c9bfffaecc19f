"""What has been graded: a small file a submission, written after all else, so that it speaks of what is done only."""

import fcntl
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from grader import __version__
from grader.atomic import write_whole
from grader.course import Course
from grader.errors import UserError
from grader.notebook.collected import Collected
from grader.policy import Assignment
from grader.provenance import add_files

__all__ = ["Records", "alone", "fingerprint"]

OWN = ".torchcourse"
"""The kit's own folder in a course folder."""


class Records:
    """The records of one assignment; `course` is the fingerprint of all that its grades depend on but the hand-in."""

    def __init__(self, root: Path, assignment: str, course: str) -> None:
        self._folder = root / OWN / "graded" / assignment
        self._course = course

    def holds(self, one: Collected) -> bool:
        """Whether just this hand-in has been graded by just this course."""
        try:
            record = json.loads(self._path(one.student).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        return isinstance(record, dict) and self._said(one).items() <= record.items()

    def write(self, one: Collected) -> None:
        """Say that it has been graded: nothing of it may be outstanding."""
        record = self._said(one) | {"graded": datetime.now(UTC).isoformat()}
        write_whole(self._path(one.student), (json.dumps(record, indent=1) + "\n").encode())

    def drop(self, student: str) -> None:
        """Before anything of the submission is touched."""
        self._path(student).unlink(missing_ok=True)

    def _said(self, one: Collected) -> dict[str, str]:
        return {"student": one.student, "submission": one.digest, "course": self._course}

    def _path(self, student: str) -> Path:
        return self._folder / f"{student}.json"


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Nobody else grades in this folder meanwhile; the lock goes with the process, however that ends."""
    path = root / OWN / "lock"
    path.parent.mkdir(exist_ok=True)
    with path.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            what = "another autograde is running in this folder"
            raise UserError(root, None, what, "Wait for it, or end it.") from None
        yield


def fingerprint(course: Course, assignment: Assignment, directory: Any, due: object) -> str:
    """A digest of the policy, checks, notebooks and versions that the grades of an assignment depend on."""
    digest = hashlib.sha256(f"{__version__} {version('torch')} {due}".encode())
    digest.update(course.model_dump_json(exclude={"title", "sections", "given_assignments"}).encode())
    for name in assignment.sections:
        digest.update(course.section(name).model_dump_json().encode())
    add_files(digest, course.root, _judging(course.root, assignment))
    released = Path(directory.format_path(directory.release_directory, ".", assignment.id))
    notebooks = (released / f"{name}.ipynb" for name in assignment.sections)
    add_files(digest, released, filter(Path.is_file, notebooks))
    return digest.hexdigest()


def _judging(root: Path, assignment: Assignment) -> Iterator[Path]:
    """Solutions and hidden checks of its sections, and the data that checks of any section may draw from."""
    hidden = root / "grader" / "hidden"
    for name in assignment.sections:
        yield root / "solutions" / f"{name}.py"
        yield from sorted(hidden.glob(f"test_{name.partition('_')[0]}_*.py"))
    yield from sorted(filter(Path.is_file, (hidden / "data").rglob("*")))
