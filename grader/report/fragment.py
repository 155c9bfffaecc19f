"""One task's result as HTML that can stand inside any page, and as plain text. Every text is escaped."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from grader.report.feedback import OPENINGS, feedback, rows_of
from grader.report.sketch import sketches
from grader.results import CheckResult, Result, TaskResult
from grader.verdict import Verdict

__all__ = ["PROSE", "SHOWN", "lost_checks", "task_html", "task_text", "told_check", "words"]

SHOWN = 3  # checks that are told at length

PROSE = ("What", "Likely cause", "Hint")  # rows that hold sentences, not code
_QUIET = (Verdict.PASSED, Verdict.SKIPPED, Verdict.NOT_RUN)
_COLOURS = {Verdict.PASSED: "#2e7d32", Verdict.NOT_ATTEMPTED: "#b26a00", Verdict.GRADER_ERROR: "#7b1fa2"}


def task_html(task: TaskResult, result: Result) -> str:
    """Verdict, points, the first laws that are not met with all that is known of them, tips."""
    lost = lost_checks(task)
    return _template().render(
        task=task,
        name=task.id.partition(".")[2],
        verdict=words(task.verdict),
        points=f"{task.points:g}",
        most=f"{task.max_points:g}",
        colour=_COLOURS.get(task.verdict, "#c62828"),
        prose=PROSE,
        told=[told_check(check) for check in lost[:SHOWN]],
        others=[check.law for check in lost[SHOWN:] if check.law],
        footer=f"Isolation: {result.isolation}. torch {result.torch_version}.",
    )


def task_text(task: TaskResult) -> str:
    """The same in a few lines of plain text."""
    lost = lost_checks(task)
    head = f"{task.id}: {words(task.verdict)}, {task.points:g} of {task.max_points:g} points"
    tips = [f"Tip: {tip}" for tip in task.tips]
    others = [f"Also: {check.law}" for check in lost[SHOWN:] if check.law]
    return "\n".join([head, *(feedback(check) for check in lost[:SHOWN]), *others, *tips])


def lost_checks(task: TaskResult) -> list[CheckResult]:
    """What is to be told: nothing of a task that nobody has begun but that it waits."""
    if task.verdict is Verdict.NOT_ATTEMPTED:
        return []
    return [check for check in task.checks if check.verdict not in _QUIET]


def told_check(check: CheckResult) -> dict[str, Any]:
    """A lost check as a template shows it: how it ended, its law, and rows of what is known."""
    return {
        "opening": OPENINGS.get(check.verdict, words(check.verdict)),
        "law": check.law,
        "rows": rows_of(check) + sketches(check),
    }


def words(verdict: Verdict) -> str:
    """A verdict as a reader says it."""
    return str(verdict).replace("_", " ")


@cache
def _template() -> Template:
    loader = PackageLoader("grader.report")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("task.html.j2")
