"""One failed check, told to a student in a few lines of plain text."""

from grader.results import CheckResult
from grader.verdict import Verdict

__all__ = ["OPENINGS", "feedback", "rows_of"]

OPENINGS = {
    Verdict.FAILED: "Not yet right",
    Verdict.NOT_ATTEMPTED: "Not attempted",
    Verdict.ERROR: "Your code raised an exception",
    Verdict.TIMEOUT: "It took too long",
    Verdict.OUT_OF_MEMORY: "It asked for too much memory",
    Verdict.CRASHED: "The process that ran your code was lost",
    Verdict.GRADER_ERROR: "The grader itself failed; this is not your fault",
    Verdict.SKIPPED: "Skipped",
    Verdict.NOT_RUN: "Not run",
}


def feedback(check: CheckResult) -> str:
    """What was asked, what happened, the likely cause, the next hint. Lines that have nothing to say are left out."""
    told = [f"  {name + ':':14}{_indent(text)}" for name, text in _rows(check)]
    where = [f"  {'Where:':14}{line}" for line in check.lines]
    printed = [f"  {'Printed:':14}{_indent(_cut(check.output))}"] if check.output.strip() else []
    return "\n".join([f"{OPENINGS.get(check.verdict, check.verdict)}.", *told, *where, *printed])


def rows_of(check: CheckResult) -> list[tuple[str, str]]:
    """The same as rows of a table, the law aside. The lines of a check that broke are its own, and it is hidden."""
    told = [row for row in _rows(check) if row[0] != "Law"]
    own = check.verdict is not Verdict.GRADER_ERROR
    where = [("Where", "\n".join(check.lines))] if check.lines and own else []
    printed = [("Printed", _cut(check.output))] if check.output.strip() else []
    return [*told, *where, *printed]


def _rows(check: CheckResult) -> list[tuple[str, str]]:
    rows = [
        ("Law", check.law),
        ("Called", check.called),
        ("With", check.example),
        ("Got", check.got),
        ("Expected", check.expected),
        ("What", check.message),
        ("Likely cause", check.cause if check.cause != check.message else ""),
        ("Hint", check.hint),
    ]
    return [(name, text) for name, text in rows if text]


def _indent(text: str) -> str:
    return text.strip().replace("\n", "\n" + " " * 16)


def _cut(text: str) -> str:
    lines = text.strip().splitlines()
    return "\n".join([*lines[:5], f"… and {len(lines) - 5} more lines"] if len(lines) > 5 else lines)
