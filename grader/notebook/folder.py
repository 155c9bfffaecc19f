"""`torchcourse nbgrader init`: an nbgrader course folder out of `course.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.consistency import solution_problems
from grader.course import Course
from grader.errors import UserError
from grader.notebook.gradebook import opened
from grader.notebook.making import notebook, notebook_text
from grader.notebook.settings import CONFIG, course_directory, prove, read_config
from grader.policy import Assignment
from grader.release.laws import read_laws
from grader.release.placing import Placed, place, write
from grader.release.stubs import Laws, hints_text
from grader.source import SectionSource, read_solutions

__all__ = ["Made", "make_folder"]

HINTS = "hints.json"

_CONFIG = """\
# nbgrader's configuration of this course: yours to change. `torchcourse nbgrader init` writes it once.
from pathlib import Path

from grader.notebook.configuration import configure

HERE = Path(__file__).resolve().parent

c = get_config()
c.CourseDirectory.root = str(HERE)
c.CourseDirectory.course_id = {course!r}
c.CourseDirectory.db_url = {db}
configure(c)  # torchcourse's steps: they grade in the jail, in the place of a kernel
"""
_SQLITE = 'f"sqlite:///{HERE}/gradebook.db"'


@dataclass
class Made(Placed):
    """What init did; `problem` says what an instructor's own configuration lacks."""

    problem: str = ""


def make_folder(folder: Path, course: Course, *, course_id: str, db: str = "", force: bool = False) -> Made:
    """Make or update the folder: its configuration if there is none, the notebooks, the gradebook's assignments."""
    done = Made()
    texts = _texts(course)
    if not (folder / CONFIG).is_file():
        write(folder / CONFIG, _CONFIG.format(course=course_id, db=repr(db) if db else _SQLITE), done)
    config = read_config(folder)
    directory = course_directory(config)
    _refuse_other(db, config)
    place(Path(directory.format_path(directory.source_directory, ".", ".")), texts, done, force=force)
    with opened(directory) as book:
        for assignment in course.assignments:
            _enter(book, assignment)
    try:
        prove(config)
    except UserError as problem:
        done.problem = str(problem)
    return done


def _enter(book: Any, assignment: Assignment) -> None:
    """An assignment that the course gives no date keeps the one that an instructor set in nbgrader."""
    dates = {"duedate": assignment.due} if assignment.due else {}
    book.update_or_create_assignment(assignment.id, **dates)


def _refuse_other(db: str, config: Any) -> None:
    """A second gradebook would leave the grades of the first behind."""
    if db and config.CourseDirectory.get("db_url") != db:
        remedy = f"Change db_url in {CONFIG} if you want to leave its grades behind."
        raise UserError(None, None, "this folder has another gradebook already", remedy)


def _texts(course: Course) -> dict[str, str]:
    """The files of `source/`: a notebook a section, and the hints for those of one assignment."""
    solutions = read_solutions(course.root / "solutions")
    if not solutions:
        what, remedy = (
            "there are no solutions here",
            "Notebooks are made in the whole repository of the course.",
        )
        raise UserError(course.root, None, what, remedy)
    for problem in solution_problems(course, solutions):
        raise problem
    laws = read_laws(course.root / "grader" / "hidden")
    made: dict[str, str] = {}
    for assignment in course.assignments:
        made |= _assignment_texts(course, assignment, solutions, laws)
    return made


def _assignment_texts(
    course: Course, assignment: Assignment, solutions: Mapping[str, SectionSource], laws: Laws
) -> dict[str, str]:
    sources = [solutions[name] for name in assignment.sections]
    made = {
        f"{assignment.id}/{source.id}.ipynb": notebook_text(notebook(course.section(source.id), source, laws))
        for source in sources
    }
    return made | {f"{assignment.id}/{HINTS}": hints_text(sources)}
