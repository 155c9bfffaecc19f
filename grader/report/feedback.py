"""One failed check, told to a student in a few lines of plain text."""

from grader.report.sketch import sketches
from grader.results import CheckResult
from grader.verdict import Verdict

__all__ = ["OPENINGS", "feedback", "further_hint", "rows_of"]

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
    shown = [f"  {name + ':':14}{_indent(text)}" for name, text in sketches(check)]
    return "\n".join([f"{OPENINGS.get(check.verdict, check.verdict)}.", *told, *shown, *where, *printed])


def rows_of(check: CheckResult) -> list[tuple[str, str]]:
    """The same as rows of a table, the law and what is drawn aside.

    The lines of a check that broke are its own, and it is hidden.
    """
    told = [row for row in _rows(check) if row[0] != "Law"]
    own = check.verdict is not Verdict.GRADER_ERROR
    where = [("Where", "\n".join(check.lines))] if check.lines and own else []
    printed = [("Printed", _cut(check.output))] if check.output.strip() else []
    return [*told, *where, *printed]


def further_hint(task: str) -> str:
    """The command that shows the next hint after the one in the result; each task has two at least."""
    return f"torchcourse hint {task} --level 2"


def _rows(check: CheckResult) -> list[tuple[str, str]]:
    task = check.id.partition("::")[0]
    rows = [
        ("Law", check.law),
        ("Called", check.called),
        ("With", check.example),
        ("Got", check.got),
        ("Expected", check.expected),
        ("What", check.message),
        ("Likely cause", check.cause if check.cause != check.message else ""),
        ("Hint", f"{check.hint}\nThe next one: {further_hint(task)}" if check.hint else ""),
    ]
    return [(name, text) for name, text in rows if text]


def _indent(text: str) -> str:
    return text.strip().replace("\n", "\n" + " " * 16)


def _cut(text: str) -> str:
    lines = text.strip().splitlines()
    return "\n".join([*lines[:5], f"… and {len(lines) - 5} more lines"] if len(lines) > 5 else lines)
