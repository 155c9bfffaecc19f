"""What the kit's own tests share: sessions on made-up source, without a wall."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import indent

from grader import wire
from grader.checking.conduct import Conduct, conducting
from grader.course import Course, load_course
from grader.student.inprocess import InProcessChannel
from grader.student.remote import Student
from grader.student.session import Assignment, Session
from grader.student.transport import Limits

SMALL = """\
schema_version: 1
title: Small
seed: 5
sections:
  - id: s01_first
    title: First
    tasks:
"""


def small_course(folder: Path, tasks: str, solution: str = "") -> Course:
    """A course of one section in an empty folder; `tasks` as lines of `course.yaml`, with the section's solution."""
    (folder / "course.yaml").write_text(SMALL + indent(tasks, " " * 6))
    (folder / "solutions").mkdir()
    (folder / "solutions" / "s01_first.py").write_text(solution)
    return load_course(folder / "course.yaml")


@contextmanager
def asked(source: str, task: str = "f", **assignment) -> Iterator[Session]:
    """A session in this process, with `source` loaded."""
    channel = InProcessChannel(wire.Caps(), "")
    try:
        session = Session(channel, Limits(), wire.Caps())
        session.load(Assignment("import torch\n" + source, "s01_made_up.py", task, **assignment))
        yield session
    finally:
        channel.close()


@contextmanager
def checking(source: str, task: str = "f", seed: int = 1) -> Iterator[tuple[Student, Conduct]]:
    """A check being conducted on `source`."""
    with asked(source, task) as session:
        conduct = Conduct(session, seed)
        with conducting(conduct):
            yield Student(session), conduct
