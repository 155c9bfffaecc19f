"""A worker of the batch, seen from the process that keeps it: what it is started by, and what it answers.

Only the worker imports torch.
"""

from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from grader.errors import UserError
from grader.pool import answer

__all__ = ["Outcome", "Refused", "serve"]


@dataclass(frozen=True)
class Outcome:
    """How one submission came out; with a `problem` it stays ungraded."""

    student: str
    points: float = 0.0
    max_points: float = 0.0
    problem: str = ""
    log: str = ""


@dataclass(frozen=True)
class Refused:
    """Nothing can be graded here at all, for this reason."""

    reason: str


def serve(connection: "Connection[Any, Any]", folder: Path, assignment: str, course: str, level: int) -> None:
    """A worker's life, for `grader.pool`: one warm jail for all that it is sent."""
    from grader.grading import grader
    from grader.notebook.marking import Marker

    try:
        marker = Marker(folder, assignment, course, level)
        grader().start()
    except UserError as problem:
        connection.send(Refused(str(problem)))
        return
    try:
        answer(connection, marker.mark)
    finally:
        grader().close()
