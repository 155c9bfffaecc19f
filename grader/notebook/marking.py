"""Grading in a worker of the batch: nbgrader's own converter on one submission after the other."""

import glob
import logging
from pathlib import Path
from typing import Any

from nbgrader.converters import Autograde
from nbgrader.utils import capture_log, rmtree

from grader.errors import UserError
from grader.notebook.collected import Collected
from grader.notebook.gradebook import enter_zero, hush, opened, standing
from grader.notebook.records import Records
from grader.notebook.serving import Outcome
from grader.notebook.settings import course_directory, prove, read_config

__all__ = ["Marker"]


class Marker:
    """Grades submissions of one assignment; `course` is the fingerprint that its records carry."""

    def __init__(self, folder: Path, assignment: str, course: str, level: int) -> None:
        hush()
        logging.getLogger("traitlets").setLevel(level)
        self._config = read_config(folder)
        prove(self._config)
        self._assignment = assignment
        self._records = Records(folder, assignment, course)

    def mark(self, one: Collected) -> Outcome:
        """Grade it from the start, whatever lies there of it; its record is written last."""
        directory = course_directory(self._config)
        if one.problem:
            return Outcome(one.student, problem=one.problem)
        try:
            self._records.drop(one.student)
            log = self._grade(directory, one) if one.present else self._enter(directory, one)
            with opened(directory) as book:
                points, most = standing(book, self._assignment, one.student)
            self._records.write(one)
        except Exception as problem:  # whatever it is, the other submissions are to be graded
            return Outcome(one.student, problem=_told(problem), log=getattr(problem, "log", ""))
        return Outcome(one.student, points, most, log=log)

    def _grade(self, directory: Any, one: Collected) -> str:
        """What nbgrader said. An interrupt makes it take back what it wrote, as any failure does."""
        directory.assignment_id, directory.student_id = self._assignment, glob.escape(one.student)
        converter = _Converter(coursedir=directory, config=self._config)
        converter.force = True
        said = capture_log(converter)
        log = str(said.get("log", ""))
        if not said["success"]:
            raise _FailedError(converter.problem or str(said["error"]).strip().splitlines()[-1], log)
        return log

    def _enter(self, directory: Any, one: Collected) -> str:
        """No points, and no graded notebook of an earlier hand-in."""
        handed = directory.format_path(directory.submitted_directory, one.student, self._assignment)
        graded = directory.format_path(directory.autograded_directory, one.student, self._assignment)
        if Path(graded).is_dir():
            rmtree(graded)
        timestamp = directory.get_existing_timestamp(handed)
        with opened(directory) as book:
            enter_zero(book, self._assignment, one.student, timestamp)
        return ""


class _FailedError(Exception):
    """nbgrader gave a submission up."""

    def __init__(self, problem: str, log: str) -> None:
        super().__init__(problem)
        self.log = log


class _Converter(Autograde):
    """nbgrader's own, which remembers why it gave a notebook up: nbgrader itself only logs it."""

    problem = ""

    def convert_single_notebook(self, notebook_filename: str) -> None:
        """Sanitize and grade one notebook."""
        try:
            super().convert_single_notebook(notebook_filename)
        except Exception as problem:
            self.problem = _told(problem)
            raise


def _told(problem: Exception) -> str:
    kind = "" if isinstance(problem, UserError | _FailedError) else f"{type(problem).__name__}: "
    return kind + " ".join(str(problem).split())
