"""nbgrader's gradebook: opened without noise, and the few entries of ours that nbgrader does not make itself."""

import os
import shutil
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry, SubmittedAssignment
from sqlalchemy.exc import SAWarning, SQLAlchemyError

from grader.errors import UserError

__all__ = ["enter_zero", "entered", "hush", "notebooks", "opened", "prepare", "standing", "withdraw"]


@contextmanager
def opened(directory: Any) -> Iterator[Any]:
    """The gradebook of a course folder, made where there is none yet."""
    hush()
    _find_alembic()
    try:
        book = Gradebook(directory.db_url, directory.course_id)
    except (SQLAlchemyError, ModuleNotFoundError) as problem:
        what = f"the gradebook cannot be opened: {str(problem).splitlines()[0]}"
        raise UserError(None, None, what, "Mend db_url in nbgrader_config.py.") from None
    with book:
        yield book


def hush() -> None:
    """Keep SQLAlchemy's warnings of how nbgrader uses it from the terminal."""
    warnings.simplefilter("ignore", SAWarning)


def prepare(directory: Any) -> None:
    """Make what many processes would otherwise make at the same time: nbgrader's steps ask for a course of its own."""
    with opened(directory) as book:
        book.check_course()


def notebooks(book: Any, assignment: str) -> list[str]:
    """The notebooks of an assignment as it was generated last."""
    try:
        found = [str(one.name) for one in book.find_assignment(assignment).notebooks]
    except MissingEntry:
        found = []
    if not found:
        what = f"assignment {assignment} has not been generated"
        raise UserError(None, None, what, f"Run `nbgrader generate_assignment {assignment}`.")
    return found


def entered(book: Any, assignment: str) -> set[str]:
    """The students of whom the gradebook holds a submission."""
    found = book.db.query(SubmittedAssignment.student_id).filter(SubmittedAssignment.name == assignment)
    return {str(student) for (student,) in found}


def standing(book: Any, assignment: str, student: str) -> tuple[float, float]:
    """What a submission earns after any penalty, and what it could."""
    submission = book.find_submission(assignment, student)
    return max(0.0, submission.score - submission.late_submission_penalty), submission.max_score


def enter_zero(book: Any, assignment: str, student: str, timestamp: Any) -> None:
    """An entry for somebody who handed in nothing that can be graded: no points, and nothing left to grade."""
    book.update_or_create_student(student)
    book.update_or_create_submission(assignment, student, timestamp=timestamp)
    _set_scores(book, assignment, student, 0.0)


def withdraw(book: Any, assignment: str, student: str) -> None:
    """Take back what an earlier grading gave: this hand-in could not be graded, and no score is its own."""
    try:
        _set_scores(book, assignment, student, None)
    except MissingEntry:
        return


def _set_scores(book: Any, assignment: str, student: str, score: float | None) -> None:
    for notebook in book.find_submission(assignment, student).notebooks:
        notebook.late_submission_penalty = None
        for grade in notebook.grades:
            grade.auto_score, grade.needs_manual_grade = score, score is None
    book.db.commit()


def _find_alembic() -> None:
    """For a new gradebook nbgrader calls `alembic` by name; it lies beside this Python, on PATH or not."""
    if shutil.which("alembic") is None:
        os.environ["PATH"] = os.pathsep.join([os.environ.get("PATH", ""), str(Path(sys.executable).parent)])
