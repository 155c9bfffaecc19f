"""What `torchcourse nbgrader` does, and what it prints."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from grader.course import load_course
from grader.errors import UserError
from grader.exits import Exit
from grader.notebook.batch import Graded, autograde
from grader.notebook.export import CanvasTable, MoodleTable, TaskTable
from grader.notebook.folder import Made, make_folder
from grader.notebook.gradebook import opened
from grader.notebook.settings import course_directory, read_config

__all__ = ["run_autograde", "run_export", "run_init"]

_TABLES = {"tasks": TaskTable, "canvas": CanvasTable, "moodle": MoodleTable}


def run_init(folder: Path, course_id: str, *, db: str, force: bool, as_json: bool) -> Exit:
    """Make or update a course folder; what needs a decision is named, and the status says so."""
    folder = folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    made = make_folder(folder, load_course(), course_id=course_id, db=db, force=force)
    if as_json:
        print(json.dumps({"schema_version": 1, "folder": str(folder), **_made(made, folder)}, indent=1))
    else:
        _print_made(made, folder)
    for path in made.conflicts:
        what = "you have changed this file, and the course gives another one now"
        remedy = (
            "Keep a copy of it, then run init with --force, which replaces every changed file in source/."
        )
        print(UserError(path, None, what, remedy), file=sys.stderr)
    if made.problem:
        print(made.problem, file=sys.stderr)
    return Exit.USAGE if made.conflicts or made.problem else Exit.FINE


def run_autograde(
    folder: Path,
    assignment: str,
    only: Sequence[str],
    *,
    jobs: int,
    force: bool,
    verbose: bool,
    as_json: bool,
) -> Exit:
    """Grade, and tell what came of it."""
    try:
        done = autograde(folder.absolute(), assignment, only, jobs=jobs, force=force, verbose=verbose)
    except KeyboardInterrupt:
        print("Interrupted. What was graded is kept; the same command does the rest.", file=sys.stderr)
        raise
    if as_json:
        print(json.dumps(_graded(done), indent=1))
    else:
        print("\n".join(_summary(done)))
    for outcome in (*done.graded, *done.ungraded) if verbose else ():
        print(outcome.log, file=sys.stderr, end="")
    for outcome in done.ungraded:
        print(f"{outcome.student}: not graded: {outcome.problem}", file=sys.stderr)
    return Exit.GRADER_ERROR if done.ungraded else Exit.FINE


def run_export(folder: Path, form: str, to: str, assignments: Sequence[str], students: Sequence[str]) -> Exit:
    """Write one table of the gradebook."""
    config = read_config(folder.absolute())
    table = _TABLES[form](config=config, to=to, assignment=list(assignments), student=list(students))
    with opened(course_directory(config)) as book:
        table.export(book)
    print(f"wrote {table.destination}")
    return Exit.FINE


def _made(made: Made, folder: Path) -> dict[str, object]:
    paths = {"written": made.written, "kept": made.kept, "conflicts": made.conflicts}
    names: dict[str, object] = {name: _names(found, folder) for name, found in paths.items()}
    return names | {"problem": made.problem}


def _print_made(made: Made, folder: Path) -> None:
    for name in _names(made.written, folder):
        print(f"wrote {name}")
    for name in _names(made.kept, folder):
        print(f"kept {name}, which you have changed")
    if not (made.written or made.conflicts):
        print("Everything was up to date.")


def _names(paths: Iterable[Path], folder: Path) -> list[str]:
    return [
        path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path) for path in paths
    ]


def _graded(done: Graded) -> dict[str, object]:
    return {
        "schema_version": 1,
        "assignment": done.assignment,
        "graded": [_without(asdict(one), "problem", "log") for one in done.graded],
        "skipped": done.skipped,
        "missing": {student: list(names) for student, names in done.missing.items()},
        "notes": {student: list(notes) for student, notes in done.notes.items()},
        "ungraded": [{"student": one.student, "problem": one.problem} for one in done.ungraded],
    }


def _without(data: dict[str, object], *names: str) -> dict[str, object]:
    return {name: value for name, value in data.items() if name not in names}


def _summary(done: Graded) -> Iterator[str]:
    for student, notes in done.notes.items():
        yield from (f"{student}: {note}" for note in notes)
    for student, names in done.missing.items():
        files = ", ".join(f"{name}.ipynb" for name in names)
        yield f"{student}: no {files} was handed in: no points for it"
    counts = f"{len(done.graded)} graded, {len(done.skipped)} graded before"
    yield f"{done.assignment}: {counts}, {len(done.ungraded)} could not be graded"
