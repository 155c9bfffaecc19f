"""Results for GitHub Actions: a job summary in Markdown, and annotations as workflow commands.

Whatever a student wrote stays text: in the summary it stands in character references or in preformatted HTML, in
a command it has no line breaks. So it forms no Markdown, no HTML and no command of its own.
Sources: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands,
https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references and #html-blocks.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from grader.report.feedback import feedback
from grader.report.fitting import fitting, fitting_together
from grader.report.fragment import lost_checks, task_text, words
from grader.results import CheckResult, Result, TaskResult
from grader.verdict import Verdict

__all__ = ["annotations", "problem_annotation", "problem_summary", "summary"]

_MOST = 800_000  # bytes: of a summary of more than 1 MiB GitHub shows nothing
_WIDEST = 5  # bytes that a character of one byte takes when it is escaped
_SHOWN = 10  # annotations of a kind: GitHub drops the others of a step
_LONGEST = 4_000  # bytes of an annotation
_QUIET = (Verdict.PASSED, Verdict.SKIPPED)
_LEVELS = {
    Verdict.GRADER_ERROR: "warning",
    Verdict.NOT_RUN: "warning",
    Verdict.NOT_ATTEMPTED: "notice",
}
_UNJUDGED = (Verdict.GRADER_ERROR, Verdict.NOT_RUN)


def summary(result: Result, student: str) -> str:
    """The result as a job summary: the score, a table of the tasks, and what is known of those that are lost."""
    told = [_without_ours(task) for task in result.tasks if lost_checks(task) or task.tips]
    texts = fitting_together([task_text(task) for task in told], _MOST // _WIDEST)
    return _template().render(
        result=result,
        student=student,
        score=f"{_number(result.score)} of {_number(result.max_score)} points",
        unjudged=[task.id for task in result.tasks if task.verdict in _UNJUDGED],
        told=[(task, _preformatted(text)) for task, text in zip(told, texts, strict=True)],
        words=words,
        number=_number,
    )


def problem_summary(student: str, problem: str) -> str:
    """A job summary for a hand-in that has no result."""
    return f"## {inline(student)}: not graded\n\n{inline(fitting(problem, _LONGEST))}\n"


def annotations(result: Result) -> list[str]:
    """A workflow command for each task that is lost, of each kind as many as GitHub shows."""
    files = result.provenance.files if result.provenance else {}
    by_level: dict[str, list[str]] = {}
    for task in result.tasks:
        if task.verdict not in _QUIET:
            level = _LEVELS.get(task.verdict, "error")
            by_level.setdefault(level, []).append(_annotation(level, task, files))
    return [line for level, lines in by_level.items() for line in _shown(level, lines)]


def problem_annotation(student: str, problem: str) -> str:
    """A workflow command that says why a hand-in has no result."""
    return _command("error", {"title": f"{student}: not graded"}, problem)


def inline(text: str) -> Markup:
    """Text for one line of Markdown: all but letters, digits and blanks as character references, which mark nothing."""
    flat = " ".join(text.split())
    return Markup(re.sub(r"[^\w ]|_", lambda found: f"&#{ord(found[0])};", flat))


def _preformatted(text: str) -> Markup:
    """A block of HTML that only our own `</pre>` ends: the text holds no tag."""
    return Markup("<pre>{}</pre>").format(text)


def _annotation(level: str, task: TaskResult, files: Mapping[str, str]) -> str:
    """Where nothing was handed in, it stands where the answer is to be written."""
    section = task.id.partition(".")[0]
    lost = lost_checks(_without_ours(task))
    file = files.get(section, f"exercises/{section}.py")
    lines = [line for check in lost if (line := _line(check))]
    known = lines and file.endswith(".py")  # a notebook's are those of the module that its cells make
    place = {"file": file} | ({"line": lines[0]} if known else {})
    told = feedback(lost[0]) if lost else f"{task.id} waits for you."
    return _command(level, place | {"title": f"{task.id}: {words(task.verdict)}"}, told)


def _without_ours(task: TaskResult) -> TaskResult:
    """The task without the lines of a check that broke: they are the check's own, and it is hidden."""
    checks = [
        check.model_copy(update={"lines": []}) if check.verdict is Verdict.GRADER_ERROR else check
        for check in task.checks
    ]
    return task.model_copy(update={"checks": checks})


def _line(check: CheckResult) -> str | None:
    """The innermost line of the student's own code, as far as it is one: the lines are what the worker says."""
    found = re.match(r"line ([1-9][0-9]{0,5})\b", "".join(check.lines[-1:]), re.ASCII)
    return found[1] if found else None


def _shown(level: str, lines: Sequence[str]) -> Iterator[str]:
    if len(lines) <= _SHOWN:
        yield from lines
        return
    yield from lines[: _SHOWN - 1]
    more = len(lines) - _SHOWN + 1
    yield _command(level, {"title": "torchcourse"}, f"{more} more tasks stand in the job summary.")


def _command(level: str, properties: dict[str, str], message: str) -> str:
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {told}::{_data(fitting(message, _LONGEST))}"


def _number(value: float) -> str:
    return f"{round(value, 2):g}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


@cache
def _template() -> Template:
    loader = PackageLoader("grader.report")
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["inline"] = inline
    return environment.get_template("summary.md.j2")
