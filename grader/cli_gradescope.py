"""`torchcourse gradescope`."""

import json
from pathlib import Path

from grader.checkout import need
from grader.cli_build import read_sources
from grader.errors import UserError
from grader.exits import Exit
from grader.release.pack import pack
from grader.release.target import refuse_zip

__all__ = ["run"]


def run(archive: Path, assignment_id: str, *, force: bool, as_json: bool) -> Exit:
    """Make the zip; tell what it holds and what it asks of the container."""
    need("jinja2")
    from grader.release.gradescope import EXECUTABLE, autograder_contents
    from grader.report.exchange import gradescope_fault

    if archive.suffix != ".zip":
        raise UserError(archive, None, "Gradescope takes a zip", "Name it like autograder.zip.")
    refuse_zip(archive, force=force)
    course, solutions, laws = read_sources(needed=True)
    assignment = course.assignment(assignment_id)
    contents = autograder_contents(course, assignment, solutions, laws, gradescope_fault())
    pack(archive, contents, EXECUTABLE)
    points = sum(course.section(name).points for name in assignment.sections)
    if as_json:
        told = {"schema_version": 1, "zip": str(archive), "assignment": assignment.id, "points": points}
        print(json.dumps(told | {"files": sorted(contents)}, indent=1))
    else:
        print(
            f"wrote {archive}: {assignment.id}, {points} points. It holds the hidden checks; hand it to nobody."
        )
    return Exit.FINE
