"""A result once more from its hand-in, and what is different if anything is."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from grader.batch.gathering import gathered
from grader.batch.ledger import Entry
from grader.batch.mirror import single
from grader.batch.reading import Reader
from grader.batch.work import Job, grade
from grader.course import Course, load_course
from grader.errors import UserError
from grader.handed import Handed
from grader.provenance import course_digest
from grader.results import Provenance, Result, TaskResult

__all__ = ["differences", "regrade"]

_NAMES = {
    "submission": "the hand-in",
    "course": "the course or the grader",
    "commit": "the commit",
    "seed": "the seed",
    "torch_version": "PyTorch",
    "python_version": "Python",
    "machine": "the machine",
}


def regrade(result: str | Path, handin: str | Path) -> list[str]:
    """Grade a hand-in as the result in a file was graded; all that differs, in lines. Raises UserError."""
    before = _read(result)
    course = load_course()
    handed = _handed(course, handin)
    handed.student = before.submission
    wanted = tuple(section.id for section in before.sections)
    return list(differences(before, grade(Job(handed, course_digest(course.root), wanted))))


def differences(before: Result, after: Result) -> Iterator[str]:
    """What differs: first what the results rest on, then the tasks. Seconds and drawings are left aside."""
    if before.provenance and after.provenance:
        yield from _grounds(before.provenance, after.provenance)
    if before.isolation != after.isolation:
        yield f"the isolation was {before.isolation} and is {after.isolation}"
    now = {task.id: task for task in after.tasks}
    for task in before.tasks:
        if task.id not in now:
            yield f"{task.id} is not graded any more"
        elif _timeless(task) != _timeless(now[task.id]):
            yield _told(task, now[task.id])
    known = {task.id for task in before.tasks}
    yield from (f"{task.id} was not graded" for task in after.tasks if task.id not in known)


def _grounds(before: Provenance, after: Provenance) -> Iterator[str]:
    for name, told in _NAMES.items():
        was, now = getattr(before, name), getattr(after, name)
        if was != now:
            yield f"{told} differs: {str(was)[:40]} then, {str(now)[:40]} now"


def _timeless(task: TaskResult) -> TaskResult:
    """Without what another machine may do a little differently: seconds, and the digits of a curve."""
    checks = [check.model_copy(update={"seconds": 0.0, "shown": []}) for check in task.checks]
    return task.model_copy(update={"checks": checks})


def _told(was: TaskResult, now: TaskResult) -> str:
    if (was.verdict, was.points) != (now.verdict, now.points):
        return (
            f"{was.id} was {was.verdict} with {was.points:g} points and is {now.verdict} with {now.points:g}"
        )
    pairs = zip(was.checks, now.checks, strict=False)
    changed = next((old.id for old, new in pairs if old.verdict != new.verdict), "")
    return f"{was.id} has the same verdict and other feedback{f', first in {changed}' if changed else ''}"


def _handed(course: Course, handin: str | Path) -> Handed:
    with gathered([handin], [section.id for section in course.sections]) as found:
        if len(found) > 1:
            what = f"{handin} holds {len(found)} hand-ins"
            raise UserError(None, None, what, "Give the one that the result is of.")
        handed = Reader(course).read(found[0])
    if handed.problem:
        raise UserError(None, None, f"{handin}: {handed.problem}", "Give what was handed in.")
    return handed


def _read(place: str | Path) -> Result:
    try:
        with single(place) as path:
            entry = Entry.model_validate_json(path.read_bytes())
    except OSError as problem:
        raise _no_result(place, f"it cannot be read: {problem.strerror}", "Give a result file.") from None
    except ValidationError:
        raise _no_result(place, "it is no result of `torchcourse grade`", "Give a result file.") from None
    if entry.result is None:
        raise _no_result(place, f"it holds no result: {entry.problem}", "Grade it first.")
    return entry.result


def _no_result(place: str | Path, what: str, remedy: str) -> UserError:
    return UserError(None, None, f"{place}: {what}", remedy)
