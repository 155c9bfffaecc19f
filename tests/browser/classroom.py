"""A course folder, a student's home and the exchange between them, all in one temporary folder."""

from dataclasses import dataclass
from pathlib import Path

import nbformat

from grader.course import load_course
from grader.hints import read_hints
from grader.notebook.making import notebook, notebook_text, solved
from grader.release.laws import read_laws
from grader.source import read_section

SECTION = "s02_setup"
STUDENT = "ada"

_SHARED = """\
c = get_config()
c.CourseDirectory.course_id = "torch"
c.Exchange.root = {exchange!r}
"""
_INSTRUCTOR = "from grader.notebook.configuration import configure\nconfigure(c)\n"
_STUDENT = f"c.CourseDirectory.student_id = {STUDENT!r}\n"


@dataclass(frozen=True)
class Classroom:
    """Where everybody works."""

    course: Path
    home: Path


def open_classroom(folder: Path) -> Classroom:
    """One section in `source/`, an instructor's configuration, a student's, an exchange that both may write to."""
    room = Classroom(folder / "course", folder / "home")
    exchange = folder / "exchange"
    for place in (room.course, room.home, exchange):
        place.mkdir(parents=True)
    exchange.chmod(0o777)
    shared = _SHARED.format(exchange=str(exchange))
    _make_course(room.course, shared + _INSTRUCTOR)
    (room.home / "nbgrader_config.py").write_text(shared + _STUDENT)
    return room


def _make_course(folder: Path, configuration: str) -> None:
    """What an instructor's course folder holds before the first click."""
    (folder / "nbgrader_config.py").write_text(configuration)
    source = folder / "source" / SECTION
    source.mkdir(parents=True)
    (source / f"{SECTION}.ipynb").write_text(notebook_text(blank()), encoding="utf-8")
    hints = load_course().root / "exercises" / "hints.json"
    assert read_hints(hints.parent)
    (source / hints.name).write_bytes(hints.read_bytes())


def blank() -> nbformat.NotebookNode:
    """The notebook of the section as it is released."""
    course = load_course()
    return notebook(course.section(SECTION), _source(), read_laws(course.root / "grader" / "hidden"))


def answers() -> nbformat.NotebookNode:
    """The same notebook, solved."""
    return solved(blank(), _source())


def _source():
    return read_section(load_course().root / "solutions" / f"{SECTION}.py")
