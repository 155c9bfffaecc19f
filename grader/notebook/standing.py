"""How a student stands in an assignment: points from the gradebook, verdicts from the graded notebooks."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbgrader.api import MissingEntry
from pydantic import ValidationError

from grader.notebook.making import grade_id
from grader.notebook.rebuilding import ADDED
from grader.results import Result, TaskResult

__all__ = ["MISSING", "NOT_HANDED_IN", "UNGRADED", "Standing", "TaskStanding", "standings"]

NOT_HANDED_IN = "not_handed_in"
MISSING = "missing"
"""There are points, but no graded notebook that says what for: most often none was handed in."""
UNGRADED = "ungraded"


@dataclass(frozen=True)
class TaskStanding:
    """One task: a verdict of the grader, or one of those above; no points where nobody gave any."""

    section: str
    task: str
    verdict: str
    max_points: float
    points: float | None = None
    cause: str = ""
    isolation: str = ""
    seed: int | None = None
    torch_version: str = ""
    grader_version: str = ""


@dataclass
class Standing:
    """One student in one assignment; `penalties` for each section's notebook."""

    tasks: list[TaskStanding]
    submitted: str = ""
    penalties: dict[str, float] = field(default_factory=dict)

    @property
    def points(self) -> float | None:
        """After all penalties; nothing as long as a task has no points."""
        points = [task.points for task in self.tasks]
        given = [one for one in points if one is not None]
        return max(0.0, sum(given) - sum(self.penalties.values())) if len(given) == len(points) else None

    @property
    def feedback(self) -> str:
        """A line for the student: each task's verdict, points, and cause if that may be told."""
        if self.points is None:
            return ""
        late = sum(self.penalties.values())
        parts = [_line(task) for task in self.tasks]
        return "; ".join([*parts, *([f"handed in late: −{late:g}"] if late else [])])


def standings(book: Any, directory: Any, assignment: Any, student: Any) -> Standing:
    """The standing of a student, whether or not anything was handed in, graded, or is still there."""
    try:
        submission = book.find_submission(assignment.name, student.id)
    except MissingEntry:
        return Standing(list(_untouched(assignment)))
    graded = Path(directory.format_path(directory.autograded_directory, student.id, assignment.name))
    tasks = [one for notebook in submission.notebooks for one in _tasks(notebook, graded)]
    penalties = {one.name: one.late_submission_penalty or 0.0 for one in submission.notebooks}
    submitted = submission.timestamp.isoformat(" ", "seconds") if submission.timestamp else ""
    return Standing(tasks, submitted, penalties)


def _untouched(assignment: Any) -> Iterator[TaskStanding]:
    for notebook in assignment.notebooks:
        for cell in notebook.grade_cells:
            yield TaskStanding(notebook.name, _task_name(cell.name), NOT_HANDED_IN, cell.max_score)


def _tasks(notebook: Any, graded: Path) -> Iterator[TaskStanding]:
    """A grade that somebody entered by hand counts before the grader's; the verdict stays the grader's."""
    result = _result(graded / f"{notebook.name}.ipynb")
    found = {grade_id(task.id.partition(".")[2]): task for task in (result.tasks if result else ())}
    for grade in notebook.grades:
        name = _task_name(grade.name)
        given = grade.auto_score is not None or grade.manual_score is not None
        if given and result and grade.name in found:
            yield _judged(notebook.name, name, grade, found[grade.name], result)
        else:
            verdict, points = (MISSING, grade.score) if given else (UNGRADED, None)
            yield TaskStanding(notebook.name, name, verdict, grade.max_score, points)


def _judged(section: str, name: str, grade: Any, task: TaskResult, result: Result) -> TaskStanding:
    return TaskStanding(
        section,
        name,
        str(task.verdict),
        grade.max_score,
        grade.score,
        next((check.cause for check in task.checks if check.cause), ""),
        result.isolation,
        result.seed,
        result.torch_version,
        result.grader_version,
    )


def _result(path: Path) -> Result | None:
    """What was found when the notebook was graded; nothing where it is not there, or not by us."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        return Result.model_validate(document["metadata"][ADDED]["result"])
    except (OSError, ValueError, KeyError, TypeError, ValidationError):
        return None


def _task_name(grade: str) -> str:
    return grade.removeprefix(grade_id(""))


def _line(task: TaskStanding) -> str:
    cause = f" ({task.cause})" if task.cause else ""
    return f"{task.task}: {task.verdict.replace('_', ' ')}, {task.points:g} of {task.max_points:g}{cause}"
