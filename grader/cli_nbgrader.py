"""`torchcourse nbgrader`: a course in nbgrader, from nothing to a graded class. All else is imported when it runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from grader.checkout import in_checkout, need

__all__ = ["app"]

app = typer.Typer(
    help="A class in nbgrader: make its folder, grade what was handed in, export the grades.",
    epilog="A term in six commands: `torchcourse nbgrader init CLASS && cd CLASS`; "
    "`nbgrader generate_assignment s04_autograd` makes release/, to be handed out; with the hand-ins in "
    "submitted/STUDENT/s04_autograd/, `torchcourse nbgrader autograde s04_autograd --jobs 4`; "
    "`jupyter lab` has the form grader, in which points can be changed by hand; "
    "`nbgrader generate_feedback s04_autograd` makes the pages for students; "
    "`torchcourse nbgrader export --format canvas`.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class Format(StrEnum):
    """The tables that grades are exported as."""

    TASKS = "tasks"
    CANVAS = "canvas"
    MOODLE = "moodle"


Folder = Annotated[Path, typer.Option("--folder", help="The course folder.", file_okay=False)]
Students = Annotated[
    list[str] | None,
    typer.Option("--student", help="This student only; may be repeated.", show_default=False),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for a program to read.")]


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(help="The course folder to make or to update.", file_okay=False)],
    *,
    db: Annotated[
        str,
        typer.Option(help="The gradebook, any SQLAlchemy URL; a SQLite file if none.", show_default=False),
    ] = "",
    course: Annotated[str, typer.Option(help="nbgrader's course_id.")] = "torchcourse",
    force: Annotated[
        bool, typer.Option("--force", help="Replace files in source/ that you changed.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Make or update a course folder: nbgrader_config.py, source/, the gradebook with its due dates.

    Grades stay, and so does whatever you changed: a file in source/ that you and the course both changed is named.
    """
    with _at_hand("init"):
        from grader.notebook.command import run_init

    raise typer.Exit(run_init(folder, course, db=db, force=force, as_json=as_json))


@app.command()
def autograde(
    assignment: Annotated[str, typer.Argument(help="The assignment, such as s04_autograd.")],
    *,
    folder: Folder = Path(),
    jobs: Annotated[int, typer.Option(min=1, help="How many to grade at the same time; 1 GB each.")] = 2,
    student: Students = None,
    force: Annotated[bool, typer.Option("--force", help="Grade again what has been graded.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", help="Show what nbgrader says.")] = False,
    as_json: AsJson = False,
) -> None:
    """Grade what was handed in, in parallel, in the jail. Stopped or killed, run it again: it does the rest.

    Exit status 3: something could not be judged; it is named, has no score, and is tried again by the next run.
    """
    with _at_hand("autograde"):
        from grader.notebook.command import run_autograde

    done = run_autograde(
        folder, assignment, student or (), jobs=jobs, force=force, verbose=verbose, as_json=as_json
    )
    raise typer.Exit(done)


@app.command()
def export(
    *,
    folder: Folder = Path(),
    form: Annotated[Format, typer.Option("--format", help="What the table is for.")] = Format.TASKS,
    to: Annotated[str, typer.Option(help="The file to write.", show_default="FORMAT.csv")] = "",
    assignment: Annotated[
        list[str] | None, typer.Option(help="This assignment only; may be repeated.", show_default=False)
    ] = None,
    student: Students = None,
) -> None:
    """Write the grades as CSV: a row for each student and task, or what Canvas or Moodle import."""
    with _at_hand("export"):
        from grader.notebook.command import run_export

    raise typer.Exit(run_export(folder, form.value, to, assignment or (), student or ()))


@contextmanager
def _at_hand(command: str) -> Iterator[None]:
    """What brings the command's code: from the full checkout alone, and with nbgrader beside it."""
    with in_checkout(f"nbgrader {command}"):
        import grader.notebook  # noqa: F401
    need("nbgrader", "jupytext", "jinja2")
    yield
