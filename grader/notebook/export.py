"""Exporters for nbgrader: `nbgrader export --exporter=grader.notebook.export.TaskTable`, CanvasTable, MoodleTable."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbgrader.coursedir import CourseDirectory
from nbgrader.plugins import ExportPlugin

from grader.atomic import write_whole
from grader.notebook.standing import Standing, TaskStanding, standings
from grader.report.tables import Cell, csv_text

__all__ = ["CanvasTable", "MoodleTable", "TaskTable"]


class _Table(ExportPlugin):
    """A table as CSV. `to`, `student` and `assignment` are nbgrader's own options; empty means all."""

    default = ""
    encoding = "utf-8"

    @property
    def destination(self) -> Path:
        """The file to write."""
        return Path(self.to or self.default)

    def export(self, gradebook: Any) -> None:
        """Write the file, whole or not at all."""
        write_whole(self.destination.absolute(), csv_text(self.rows(gradebook)).encode(self.encoding))

    def rows(self, gradebook: Any) -> Iterator[list[Cell]]:
        """The header, then the rest."""
        raise NotImplementedError

    def _students(self, gradebook: Any) -> list[Any]:
        return [one for one in gradebook.students if not self.student or one.id in map(str, self.student)]

    def _assignments(self, gradebook: Any) -> list[Any]:
        """Those that were generated: of the others nothing can be known."""
        named = [one for one in gradebook.assignments if one.notebooks]
        return [one for one in named if not self.assignment or one.name in map(str, self.assignment)]

    def _standing(self, gradebook: Any, assignment: Any, student: Any) -> Standing:
        return standings(gradebook, CourseDirectory(parent=self), assignment, student)


class TaskTable(_Table):
    """A row for each student and task: verdict, points, the cause if one is known, and how it was isolated."""

    default = "tasks.csv"
    encoding = "utf-8-sig"  # read by spreadsheets, which take a file without the mark for something else

    def rows(self, gradebook: Any) -> Iterator[list[Cell]]:
        """Without points where there is no verdict: ungraded is not zero."""
        yield [
            *("assignment", "student_id", "last_name", "first_name", "email"),
            *("section", "task", "verdict", "points", "max_points", "cause"),
            *("submitted", "section_late_penalty", "isolation", "seed", "torch_version", "grader_version"),
        ]
        for assignment in self._assignments(gradebook):
            for student in self._students(gradebook):
                about = [assignment.name, student.id, student.last_name, student.first_name, student.email]
                standing = self._standing(gradebook, assignment, student)
                for task in standing.tasks:
                    yield [*about, *_task(task, standing)]


class CanvasTable(_Table):
    """What Canvas imports: a row for each student, a column for each assignment, no cell for what is ungraded."""

    default = "canvas.csv"

    def rows(self, gradebook: Any) -> Iterator[list[Cell]]:
        """Canvas finds a student by its own ID (nbgrader's `lms_user_id`), else by the login: nbgrader's student id."""
        assignments = self._assignments(gradebook)
        yield ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *(one.name for one in assignments)]
        yield ["    Points Possible", "", "", "", "", *(one.max_score for one in assignments)]
        for student in self._students(gradebook):
            points = [self._standing(gradebook, one, student).points for one in assignments]
            yield [_sortable(student), student.lms_user_id, "", student.id, "", *points]


class MoodleTable(_Table):
    """What Moodle imports: grade and feedback for each assignment, named as in Moodle's own export."""

    default = "moodle.csv"

    def rows(self, gradebook: Any) -> Iterator[list[Cell]]:
        """Map `ID number` or `Email address`, and both columns of each assignment, when importing."""
        assignments = self._assignments(gradebook)
        titles = [f"{one.name} ({part})" for one in assignments for part in ("Real", "Feedback")]
        yield ["First name", "Last name", "ID number", "Email address", *titles]
        for student in self._students(gradebook):
            found = [self._standing(gradebook, one, student) for one in assignments]
            cells = [cell for one in found for cell in (one.points, one.feedback)]
            yield [student.first_name, student.last_name, student.id, student.email, *cells]


def _task(task: TaskStanding, standing: Standing) -> list[Cell]:
    penalty = standing.penalties.get(task.section)
    return [
        *(task.section, task.task, task.verdict, task.points, task.max_points, task.cause),
        *(standing.submitted, penalty, task.isolation, task.seed, task.torch_version, task.grader_version),
    ]


def _sortable(student: Any) -> str:
    return ", ".join(name for name in (student.last_name, student.first_name) if name) or str(student.id)
