"""From a folder of results to pages: one for each student, one for the class."""

from dataclasses import dataclass
from pathlib import Path

from grader.atomic import write_whole
from grader.batch.ledger import Entry, Ledger
from grader.errors import UserError
from grader.report.classroom import class_page
from grader.report.page import student_page

__all__ = ["Pages", "report"]


@dataclass(frozen=True)
class Pages:
    """What was written: the class's page and how many for students."""

    whole: Path
    students: int


def report(results: Path, to: Path) -> Pages:
    """Write `class.html` and `students/*.html`. Raises UserError where there are no results."""
    entries = _latest(results)
    if not entries:
        raise UserError(results, None, "there are no results here", "Run `torchcourse grade` first.")
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


def _latest(results: Path) -> dict[str, tuple[Entry, Path]]:
    """Each student's newest entry: the older ones are of earlier hand-ins, or of another course."""
    found: dict[str, tuple[Entry, Path]] = {}
    ledger = Ledger(results)
    for entry, path in sorted(ledger.entries(), key=lambda pair: pair[1].stat().st_mtime_ns):
        found[entry.student] = entry, path
    return found
