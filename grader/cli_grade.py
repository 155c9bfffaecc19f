"""`torchcourse grade`, `report` and `export`: a class in one go. All else is imported when it runs."""

import json
from collections.abc import Sequence
from pathlib import Path

from grader.checkout import in_checkout, need
from grader.exits import Exit

__all__ = ["run", "run_export", "run_make_key", "run_regrade", "run_report", "run_verify_result"]


def run(
    places: list[str],
    results: str,
    only: list[str],
    *,
    jobs: int,
    scheduler: str,
    assignment: str,
    regrade: bool,
    key: Path | None,
    as_json: bool,
) -> Exit:
    """Grade; with `as_json` the summary is all that is printed."""
    _at_hand("grade", "cryptography", "distributed", "fsspec", "jupytext", "nbformat")
    from grader.batch.command import Asked
    from grader.batch.command import run as grade

    asked = Asked(places, results, jobs, scheduler, assignment, only, regrade, key)
    return grade(asked, as_json=as_json)


def run_report(results: str, to: Path, submissions: Sequence[str], *, as_json: bool) -> Exit:
    """Write the pages; tell where."""
    _at_hand("report", "cryptography", "fsspec", "jinja2", "jupytext", "nbformat", "rapidfuzz")
    from grader.batch.reporting import report

    pages = report(results, to, submissions)
    if as_json:
        print(json.dumps({"class": str(pages.whole), "students": pages.students}))
    else:
        print(f"wrote {pages.whole} and {pages.students} pages for students beside it")
    return Exit.FINE


def run_export(results: str, form: str, to: Path) -> Exit:
    """Write the files; tell how many."""
    _at_hand("export", "cryptography", "fsspec", "jinja2", *(["pyarrow"] if form == "parquet" else []))
    from grader.batch.reporting import export

    written = export(results, form, to)
    if form == "github":
        from grader.batch.workflow import tell

        tell(written)
    print(f"wrote {written[0]}" if len(written) == 1 else f"wrote {len(written)} files to {to}")
    return Exit.FINE


def run_make_key(private: Path, public: Path) -> Exit:
    """Write a pair of keys."""
    _at_hand("make-key", "cryptography")
    from grader.batch.signing import make_key

    make_key(private, public)
    print(f"wrote {private}, to be kept to yourself, and {public}, to be handed to whoever checks results")
    return Exit.FINE


def run_verify_result(files: Sequence[str], key: Path, *, as_json: bool) -> Exit:
    """Tell of each file whether its signature holds."""
    _at_hand("verify-result", "cryptography", "fsspec")
    from grader.batch.mirror import single
    from grader.batch.signing import flaw, public_key

    checked = public_key(key)
    flaws = {}
    for place in files:
        with single(place) as path:
            flaws[place] = flaw(path, checked)
    if as_json:
        print(json.dumps(flaws, indent=1, ensure_ascii=False))
    else:
        for place, why in flaws.items():
            print(f"{place}: {why or 'the signature holds'}")
    return Exit.LOST if any(flaws.values()) else Exit.FINE


def run_regrade(result: str, handin: str, *, as_json: bool) -> Exit:
    """Tell what differs from the result when the hand-in is graded again."""
    _at_hand("regrade", "cryptography", "distributed", "fsspec", "jupytext", "nbformat")
    from grader.batch.regrading import regrade

    found = regrade(result, handin)
    if as_json:
        print(json.dumps({"same": not found, "differences": found}, indent=1, ensure_ascii=False))
    else:
        print("\n".join(found) or "the same result")
    return Exit.LOST if found else Exit.FINE


def _at_hand(command: str, *packages: str) -> None:
    """Raises UserError outside of the full checkout, and where a package is missing."""
    with in_checkout(command):
        import grader.batch  # noqa: F401
    need(*packages)
