"""From a folder of results to pages and to the files that other platforms read."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.atomic import write_whole
from grader.batch.comparing import compared
from grader.batch.ledger import Entry, Ledger
from grader.errors import UserError
from grader.report.classroom import class_page
from grader.report.exchange import gradescope, junit, prairielearn, task_rows
from grader.report.page import student_page
from grader.report.tables import csv_text
from grader.results import Result

__all__ = ["FORMS", "Pages", "export", "report"]

_SUFFIXES = {"gradescope": ".results.json", "prairielearn": ".results.json", "junit": ".xml"}
FORMS = ("csv", *_SUFFIXES)


@dataclass(frozen=True)
class Pages:
    """What was written: the class's page and how many for students."""

    whole: Path
    students: int


def report(results: Path, to: Path, submissions: Sequence[Path] = ()) -> Pages:
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


def export(results: Path, form: str, to: Path) -> list[Path]:
    """Write the results in another platform's form: a table for `csv`, else a file a student. Gives their paths."""
    entries = _latest(results)
    graded = {student: entry.result for student, (entry, _) in entries.items() if entry.result is not None}
    if form == "csv":
        problems = {student: entry.problem for student, (entry, _) in entries.items() if entry.result is None}
        path = to / "tasks.csv"
        write_whole(path, csv_text(task_rows(graded, problems)).encode("utf-8-sig"))
        return [path]
    written = []
    for student, result in graded.items():
        path = to / f"{entries[student][1].stem}{_SUFFIXES[form]}"
        write_whole(path, _exported(result, student, form))
        written.append(path)
    return written


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
