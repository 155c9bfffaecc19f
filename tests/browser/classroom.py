"""A course folder, a student's home and the exchange between them, all in one temporary folder."""

from dataclasses import dataclass
from pathlib import Path

import nbformat

from grader.course import load_course
from grader.notebook.folder import make_folder
from grader.notebook.making import notebook, solved
from grader.notebook.settings import CONFIG
from grader.release.laws import read_laws
from grader.source import read_section

SECTION = "s02_setup"
STUDENT = "ada"

_EXCHANGE = "c.Exchange.root = {exchange!r}\n"
_STUDENT = f"""\
c = get_config()
c.CourseDirectory.course_id = "torch"
c.CourseDirectory.student_id = {STUDENT!r}
"""


@dataclass(frozen=True)
class Classroom:
    """Where everybody works."""

    course: Path
    home: Path


def open_classroom(folder: Path) -> Classroom:
    """What `torchcourse nbgrader init` makes, a student's configuration, an exchange that both may write to."""
    room = Classroom(folder / "course", folder / "home")
    exchange = folder / "exchange"
    for place in (room.course, room.home, exchange):
        place.mkdir(parents=True)
    exchange.chmod(0o777)
    make_folder(room.course, load_course(), course_id="torch")
    with (room.course / CONFIG).open("a") as config:
        config.write(_EXCHANGE.format(exchange=str(exchange)))
    (room.home / CONFIG).write_text(_STUDENT + _EXCHANGE.format(exchange=str(exchange)))
    return room


def blank() -> nbformat.NotebookNode:
    """The notebook of the section as it is released."""
    course = load_course()
    return notebook(course.section(SECTION), _source(), read_laws(course.root / "grader" / "hidden"))


def answers() -> nbformat.NotebookNode:
    """The same notebook, solved."""
    return solved(blank(), _source())


def _source():
    return read_section(load_course().root / "solutions" / f"{SECTION}.py")
