"""From a folder of results to pages and to the files that other platforms read."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.atomic import write_whole
from grader.batch.comparing import compared
from grader.batch.ledger import Entry, Ledger
from grader.batch.mirror import reading
from grader.batch.workflow import github_files
from grader.errors import UserError
from grader.report.classroom import class_page
from grader.report.exchange import check_rows, gradescope, junit, prairielearn, task_rows
from grader.report.page import student_page
from grader.report.tables import csv_text
from grader.results import Result

__all__ = ["FORMS", "Pages", "export", "report"]


@dataclass(frozen=True)
class Pages:
    """What was written: the class's page and how many for students."""

    whole: Path
    students: int


def report(results: str | Path, to: Path, submissions: Sequence[str | Path] = ()) -> Pages:
    """Write `class.html` and `students/*.html`; with `submissions`, tell which of the hand-ins are much alike.

    Raises UserError where there are no results.
    """
    entries = _latest(results)
    alike = compared(submissions) if submissions else None
    graded = {student: entry.result for student, (entry, _) in entries.items() if entry.result is not None}
    problems = {student: entry.problem for student, (entry, _) in entries.items() if entry.result is None}
    for student, (entry, path) in entries.items():
        if entry.result is not None:
            page = to / "students" / f"{path.stem}.html"
            write_whole(page, student_page(entry.result, student).encode())
    course = next((result.course for result in graded.values()), "")
    whole = to / "class.html"
    write_whole(whole, class_page(course, graded, problems, alike).encode())
    return Pages(whole, len(graded))


def export(results: str | Path, form: str, to: Path) -> list[Path]:
    """Write the results in another platform's form: tables of the class, or a file a student. Gives their paths.

    Raises UserError where some cannot be exported, after writing all others.
    """
    entries = _latest(results)
    graded = {student: entry.result for student, (entry, _) in entries.items() if entry.result is not None}
    problems = {student: entry.problem for student, (entry, _) in entries.items() if entry.result is None}
    written = []
    if form in _TABLES:
        for name, content in _TABLES[form](graded, problems):
            write_whole(to / name, content)
            written.append(to / name)
        return written
    refused = []
    for entry, path in entries.values():
        try:
            for suffix, content in _FILES[form](entry):
                write_whole(to / f"{path.stem}{suffix}", content)
                written.append(to / f"{path.stem}{suffix}")
        except UserError as problem:
            refused.append(problem.what)
    if refused:
        raise UserError(None, None, "; ".join(refused), "The others are exported; grade these again.")
    return written


def _csv(graded: Mapping[str, Result], problems: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    yield "tasks.csv", csv_text(task_rows(graded, problems)).encode("utf-8-sig")


def _parquet(graded: Mapping[str, Result], problems: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    from grader.report.parquet import parquet

    yield "tasks.parquet", parquet(task_rows(graded, problems))
    yield "checks.parquet", parquet(check_rows(graded))


def _gradescope(entry: Entry) -> Iterator[tuple[str, bytes]]:
    if entry.result is not None:
        yield ".results.json", _json(gradescope(entry.result))


def _prairielearn(entry: Entry) -> Iterator[tuple[str, bytes]]:
    if entry.result is not None:
        yield ".results.json", _json(prairielearn(entry.result))


def _junit(entry: Entry) -> Iterator[tuple[str, bytes]]:
    if entry.result is not None:
        yield ".xml", junit(entry.result, entry.student)


def _json(shape: dict[str, Any]) -> bytes:
    return (json.dumps(shape, indent=1, ensure_ascii=False) + "\n").encode()


_TABLES = {"csv": _csv, "parquet": _parquet}
_FILES = {"gradescope": _gradescope, "prairielearn": _prairielearn, "junit": _junit, "github": github_files}
FORMS = (*_TABLES, *_FILES)


def _latest(results: str | Path) -> dict[str, tuple[Entry, Path]]:
    """Each student's newest entry: the older ones are of earlier hand-ins, or of another course."""
    found: dict[str, tuple[Entry, Path]] = {}
    with reading(results) as folder:
        entries = Ledger(folder).entries()
        for entry, path in sorted(entries, key=lambda pair: pair[1].stat().st_mtime_ns):
            found[entry.student] = entry, path
    if not found:
        raise UserError(results, None, "there are no results here", "Run `torchcourse grade` first.")
    return found
