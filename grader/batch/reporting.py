"""From a folder of results to pages and to the files that other platforms read."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from grader.atomic import write_whole
from grader.batch.ledger import Entry, Ledger
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


def report(results: Path, to: Path) -> Pages:
    """Write `class.html` and `students/*.html`. Raises UserError where there are no results."""
    entries = _latest(results)
    graded = {student: entry.result for student, (entry, _) in entries.items() if entry.result is not None}
    problems = {student: entry.problem for student, (entry, _) in entries.items() if entry.result is None}
    for student, (entry, path) in entries.items():
        if entry.result is not None:
            page = to / "students" / f"{path.stem}.html"
            write_whole(page, student_page(entry.result, student).encode())
    course = next((result.course for result in graded.values()), "")
    whole = to / "class.html"
    write_whole(whole, class_page(course, graded, problems).encode())
    return Pages(whole, len(graded))


def export(results: Path, form: str, to: Path) -> list[Path]:
    """Write the results in another platform's form: tables of the class, or a file a student. Gives their paths."""
    entries = _latest(results)
    graded = {student: entry.result for student, (entry, _) in entries.items() if entry.result is not None}
    problems = {student: entry.problem for student, (entry, _) in entries.items() if entry.result is None}
    written = []
    if form in _TABLES:
        for name, content in _TABLES[form](graded, problems):
            write_whole(to / name, content)
            written.append(to / name)
        return written
    for student, result in graded.items():
        path = to / f"{entries[student][1].stem}{_SUFFIXES[form]}"
        write_whole(path, _exported(result, student, form))
        written.append(path)
    return written


def _csv(graded: Mapping[str, Result], problems: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    yield "tasks.csv", csv_text(task_rows(graded, problems)).encode("utf-8-sig")


def _parquet(graded: Mapping[str, Result], problems: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    from grader.report.parquet import parquet

    yield "tasks.parquet", parquet(task_rows(graded, problems))
    yield "checks.parquet", parquet(check_rows(graded))


_TABLES = {"csv": _csv, "parquet": _parquet}
_SUFFIXES = {"gradescope": ".results.json", "prairielearn": ".results.json", "junit": ".xml"}
FORMS = (*_TABLES, *_SUFFIXES)


def _exported(result: Result, student: str, form: str) -> bytes:
    if form == "junit":
        return junit(result, student)
    shape = gradescope if form == "gradescope" else prairielearn
    return (json.dumps(shape(result), indent=1, ensure_ascii=False) + "\n").encode()


def _latest(results: Path) -> dict[str, tuple[Entry, Path]]:
    """Each student's newest entry: the older ones are of earlier hand-ins, or of another course."""
    found: dict[str, tuple[Entry, Path]] = {}
    ledger = Ledger(results)
    for entry, path in sorted(ledger.entries(), key=lambda pair: pair[1].stat().st_mtime_ns):
        found[entry.student] = entry, path
    if not found:
        raise UserError(results, None, "there are no results here", "Run `torchcourse grade` first.")
    return found
