"""`torchcourse grade`: a class in one go. All else is imported when it runs."""

from pathlib import Path

from grader.checkout import in_checkout
from grader.errors import UserError
from grader.exits import Exit

__all__ = ["run"]


def run(
    places: list[Path],
    results: Path,
    only: list[str],
    *,
    jobs: int,
    scheduler: str,
    assignment: str,
    regrade: bool,
    as_json: bool,
) -> Exit:
    """Grade; with `as_json` the summary is all that is printed."""
    from importlib.util import find_spec

    with in_checkout("grade"):
        import grader.batch  # noqa: F401
    missing = [name for name in ("distributed", "jupytext", "nbformat") if find_spec(name) is None]
    if missing:
        what = f"this needs {' and '.join(missing)}, which is not installed"
        raise UserError(None, None, what, "Run `pip install 'torchcourse[instructor]'`.")
    from grader.batch.command import Asked
    from grader.batch.command import run as grade

    asked = Asked(places, results, jobs, scheduler, assignment, only, regrade)
    return grade(asked, as_json=as_json)
