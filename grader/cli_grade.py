"""`torchcourse grade`, `report` and `export`: a class in one go. All else is imported when it runs."""

import json
from pathlib import Path

from grader.checkout import in_checkout
from grader.errors import UserError
from grader.exits import Exit

__all__ = ["run", "run_export", "run_report"]


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
    _at_hand("grade", "distributed", "jupytext", "nbformat")
    from grader.batch.command import Asked
    from grader.batch.command import run as grade

    asked = Asked(places, results, jobs, scheduler, assignment, only, regrade)
    return grade(asked, as_json=as_json)


def run_report(results: Path, to: Path, *, as_json: bool) -> Exit:
    """Write the pages; tell where."""
    _at_hand("report", "jinja2")
    from grader.batch.reporting import report

    pages = report(results, to)
    if as_json:
        print(json.dumps({"class": str(pages.whole), "students": pages.students}))
    else:
        print(f"wrote {pages.whole} and {pages.students} pages for students beside it")
    return Exit.FINE


def run_export(results: Path, form: str, to: Path) -> Exit:
    """Write the files; tell how many."""
    _at_hand("export", "jinja2")
    from grader.batch.reporting import export

    written = export(results, form, to)
    print(f"wrote {written[0]}" if len(written) == 1 else f"wrote {len(written)} files to {to}")
    return Exit.FINE


def _at_hand(command: str, *packages: str) -> None:
    """Raises UserError outside of the full checkout, and where a package is missing."""
    from importlib.util import find_spec

    with in_checkout(command):
        import grader.batch  # noqa: F401
    missing = [name for name in packages if find_spec(name) is None]
    if missing:
        what = f"this needs {' and '.join(missing)}, which is not installed"
        raise UserError(None, None, what, "Run `pip install 'torchcourse[instructor]'`.")
