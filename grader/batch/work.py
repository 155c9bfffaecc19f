"""What a worker of the cluster does: it grades one hand-in with the warm grader of its process.

Whoever sends work imports this too and grades nothing, so PyTorch is imported by the workers alone.
"""

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.errors import UserError
from grader.handed import Handed
from grader.provenance import course_digest, provenance
from grader.results import Result

if TYPE_CHECKING:
    from grader.grading import Grader

__all__ = ["Job", "OtherCourseError", "grade", "obstacle"]

_ALONE = threading.Lock()
"""A cluster's worker may have more threads; a process has one jail and one generator."""


class OtherCourseError(Exception):
    """The worker's checkout is not the one that the results are to rest on."""


@dataclass(frozen=True)
class Job:
    """A hand-in to be graded by the course of this digest; sections that are `wanted` count, there or not."""

    handed: Handed
    course: str
    wanted: tuple[str, ...]


def obstacle(course: str) -> str:
    """What keeps this process from grading by the course of this digest; nothing where its jail is started."""
    try:
        with _ALONE:
            _desk(course).start()
    except (OtherCourseError, UserError) as problem:
        return str(problem)
    return ""


def grade(job: Job) -> Result:
    """The result of one hand-in. Raises OtherCourseError where this process has other checks."""
    handed = job.handed
    with _ALONE:
        desk = _desk(job.course)
        result = desk.grade(handed.student, handed.modules, handed.refused, job.wanted)
    result.provenance = provenance(desk.course, handed.digest, handed.files)
    return result


def _desk(course: str) -> "Grader":
    from grader.grading import grader

    desk = grader()
    if course_digest(desk.course.root) != course:
        raise OtherCourseError(f"the course in {desk.course.root} is another one than that of the command")
    return desk
