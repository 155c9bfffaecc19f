"""What a worker of the cluster does: it grades one hand-in with the warm grader of its process."""

from dataclasses import dataclass

from grader.batch.reading import Handed
from grader.grading import grader
from grader.provenance import course_digest, provenance
from grader.results import Result

__all__ = ["Job", "OtherCourseError", "grade"]


class OtherCourseError(Exception):
    """The worker's checkout is not the one that the results are to rest on."""


@dataclass(frozen=True)
class Job:
    """A hand-in to be graded by the course of this digest; sections that are `wanted` count, there or not."""

    handed: Handed
    course: str
    wanted: tuple[str, ...]


def grade(job: Job) -> Result:
    """The result of one hand-in. Raises OtherCourseError where this process has other checks."""
    desk = grader()
    if course_digest(desk.course.root) != job.course:
        raise OtherCourseError(f"the course in {desk.course.root} is another one than that of the command")
    handed = job.handed
    result = desk.grade(handed.student, handed.modules, handed.refused, job.wanted)
    result.provenance = provenance(desk.course, handed.digest, desk.course.seed)
    return result
