"""A student's result as a page of its own: no script, no network, every text escaped."""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from grader.report.drawing import drawing
from grader.report.feedback import further_hint, rows_of
from grader.report.fragment import PROSE, SHOWN, lost_checks, told_check, words
from grader.results import CheckResult, Result, TaskResult
from grader.verdict import Verdict

__all__ = ["kind_of", "render", "student_page"]

_KINDS = {
    Verdict.PASSED: "passed",
    Verdict.NOT_ATTEMPTED: "waiting",
    Verdict.SKIPPED: "waiting",
    Verdict.NOT_RUN: "waiting",
    Verdict.GRADER_ERROR: "ours",
}


def student_page(result: Result, student: str) -> str:
    """Score, tasks by section, and of each lost task what is known: a whole HTML document."""
    tasks: dict[str, list[dict[str, Any]]] = {section.id: [] for section in result.sections}
    for task in result.tasks:
        tasks[task.id.partition(".")[0]].append(_task(task))
    return render("student.html.j2", result=result, student=student, tasks=tasks, prose=PROSE)


def render(template: str, **values: Any) -> str:
    """A page from one of the templates; the policy in its head allows just our style."""
    style = (files("grader.report") / "templates" / "page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        _templates()
        .get_template(template)
        .render(style=_Plain(style), style_hash=f"sha256-{digest}", number=_number, **values)
    )


def kind_of(verdict: Verdict) -> str:
    """The class of the style for a verdict: passed, lost, waiting, or the kit's own fault."""
    return _KINDS.get(verdict, "lost")


class _Plain(str):
    """Our own style, which is not escaped."""

    def __html__(self) -> str:
        return str(self)


def _task(task: TaskResult) -> dict[str, Any]:
    lost = lost_checks(task)
    passed = [check for check in task.checks if check.verdict is Verdict.PASSED]
    return {
        "name": task.id.partition(".")[2],
        "verdict": words(task.verdict),
        "kind": kind_of(task.verdict),
        "points": _number(task.points),
        "most": _number(task.max_points),
        "mend_first": task.mend_first,
        "told": [_told(check) for check in lost[:SHOWN]],
        "hint": next(((check.hint, further_hint(task.id)) for check in task.checks if check.hint), None),
        "drawn": [drawing(picture) for check in passed for picture in check.shown],
        "others": [check.law for check in lost[SHOWN:] if check.law],
        "tips": task.tips,
    }


def _told(check: CheckResult) -> dict[str, Any]:
    """A lost check with its pictures drawn; the hint stands below the task, folded."""
    rows = [row for row in rows_of(check) if row[0] != "Hint"]
    return told_check(check) | {"rows": rows, "drawn": [drawing(picture) for picture in check.shown]}


def _number(value: float) -> str:
    return f"{round(value, 2):g}"


@cache
def _templates() -> Environment:
    loader = PackageLoader("grader.report")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
