"""The workflow of a classroom repository: it fetches the hidden checks from where students cannot read them."""

import re
from collections.abc import Sequence

from grader.errors import UserError
from grader.policy import Assignment
from grader.release.scripts import script

__all__ = ["WORKFLOW", "workflow_text"]

WORKFLOW = ".github/workflows/grade.yml"


def workflow_text(graders: str, assignments: Sequence[Assignment]) -> str:
    """The workflow. `graders` is the private repository of the whole course, as OWNER/NAME."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+", graders):
        what = f"{graders!r} is no repository"
        raise UserError(None, None, what, "Name the one that holds the hidden checks, as OWNER/NAME.")
    # One alone can be asked for; of several, what is there is graded.
    assignment = assignments[0].id if len(assignments) == 1 else ""
    return script("github/grade.yml.j2", graders=graders, assignment=assignment)
