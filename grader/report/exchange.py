"""One result in the shapes that other platforms read. What could not be judged is not exported as a grade."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree

from grader.errors import UserError
from grader.report.fitting import fitting_together
from grader.report.fragment import task_text
from grader.report.tables import Cell
from grader.results import Result, TaskResult
from grader.verdict import Verdict

__all__ = [
    "check_rows",
    "gradescope",
    "gradescope_fault",
    "gradescope_problem",
    "junit",
    "prairielearn",
    "task_rows",
]

_UNJUDGED = (Verdict.GRADER_ERROR, Verdict.NOT_RUN)
_MOST = 900_000  # bytes of a PrairieLearn result, beside names and points
_WIDEST = 2  # bytes that a character of one byte takes in JSON: no other control character than a line's end is left
_NO_XML = re.compile(
    "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)  # https://www.w3.org/TR/xml/#charsets

Json = dict[str, Any]


def gradescope(result: Result) -> Json:
    """`results.json`: https://gradescope-autograders.readthedocs.io/en/latest/specs/#output-format."""
    _refuse_unjudged(result)
    return {
        "score": result.score,
        "output": _footer(result),
        "output_format": "text",
        "test_output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": [_gradescope_test(task) for task in result.tasks],
        "extra_data": {"torchcourse": _about(result)},
    }


def gradescope_problem(problem: str) -> Json:
    """`results.json` for a hand-in that holds nothing to grade."""
    return _gradescope_nothing(f"Nothing could be graded: {problem}.")


def gradescope_fault() -> Json:
    """`results.json` where the grader itself failed: no points, for nothing was proved, and whose fault it is."""
    return _gradescope_nothing(
        "The grader itself failed; this is not your fault, and this 0 is no grade. Tell your instructor, who finds "
        "the reason in the output of the autograder."
    )


def _gradescope_nothing(told: str) -> Json:
    return {"score": 0.0, "output": told, "output_format": "text", "stdout_visibility": "hidden", "tests": []}


def prairielearn(result: Result) -> Json:
    """`results.json`: https://docs.prairielearn.com/externalGrading/#grading-results. At most 1 MB; shares of 1."""
    _refuse_unjudged(result)
    texts = fitting_together([task_text(task) for task in result.tasks], _MOST // _WIDEST)
    tests = [
        {
            "name": task.id,
            "description": task.title,
            "points": task.points,
            "max_points": task.max_points,
            "message": _words(task.verdict),
            "output": text,
        }
        for task, text in zip(result.tasks, texts, strict=True)
    ]
    share = result.score / result.max_score if result.max_score else 0.0
    return {"gradable": True, "score": share, "message": _footer(result), "tests": tests}


def junit(result: Result, student: str) -> bytes:
    """JUnit XML: a test case a task, its points as properties; what could not be judged is an error."""
    suite = ElementTree.Element("testsuite", _counts(result) | {"name": _plain(student)})
    about = {"score": f"{result.score:g}", "max_score": f"{result.max_score:g}"} | _about(result)
    _properties(suite, about)
    for task in result.tasks:
        _case(suite, task)
    ElementTree.indent(suite)
    root = ElementTree.Element("testsuites")
    root.append(suite)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def task_rows(results: Mapping[str, Result], problems: Mapping[str, str]) -> Iterator[list[Cell]]:
    """A header and a row for each student and task; of a hand-in without a result, a row that says why."""
    yield ["student", "section", "task", "verdict", "points", "max_points", "cause", "submission"]
    for student, result in sorted(results.items()):
        digest = result.provenance.submission if result.provenance else ""
        for task in result.tasks:
            section, _, name = task.id.partition(".")
            points = None if task.verdict in _UNJUDGED else task.points
            cause = next((check.cause for check in task.checks if check.cause), "")
            yield [student, section, name, str(task.verdict), points, task.max_points, cause, digest]
    for student, problem in sorted(problems.items()):
        yield [student, "", "", "not graded", None, None, problem, ""]


def check_rows(results: Mapping[str, Result]) -> Iterator[list[Cell]]:
    """A header and a row for each student and check."""
    yield ["student", "section", "task", "check", "verdict", "seconds", "law", "cause", "message"]
    for student, result in sorted(results.items()):
        for task in result.tasks:
            section, _, name = task.id.partition(".")
            for check in task.checks:
                told = [check.law, check.cause, check.message]
                yield [student, section, name, check.id, str(check.verdict), check.seconds, *told]


def _gradescope_test(task: TaskResult) -> Json:
    return {
        "name": task.id,
        "score": task.points,
        "max_score": task.max_points,
        "status": "passed" if task.verdict in (Verdict.PASSED, Verdict.SKIPPED) else "failed",
        "output": task_text(task),
        "output_format": "text",
        "visibility": "visible",
        "extra_data": {"verdict": str(task.verdict)},
    }


def _case(suite: ElementTree.Element, task: TaskResult) -> None:
    section, _, name = task.id.partition(".")
    seconds = f"{sum(check.seconds for check in task.checks):.3f}"
    case = ElementTree.SubElement(suite, "testcase", {"classname": section, "name": name, "time": seconds})
    points = {"points": f"{task.points:g}", "max_points": f"{task.max_points:g}"}
    _properties(case, points | {"verdict": str(task.verdict)})
    kind = _kind(task.verdict)
    if kind:
        told = ElementTree.SubElement(case, kind, {"message": _words(task.verdict)})
        told.text = _plain(task_text(task))


def _kind(verdict: Verdict) -> str:
    if verdict is Verdict.PASSED:
        return ""
    if verdict is Verdict.SKIPPED:
        return "skipped"
    return "error" if verdict in _UNJUDGED else "failure"


def _counts(result: Result) -> dict[str, str]:
    kinds = [_kind(task.verdict) for task in result.tasks]
    counted = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    seconds = sum(check.seconds for task in result.tasks for check in task.checks)
    counts = {name: str(kinds.count(kind)) for name, kind in counted.items()}
    return {"tests": str(len(kinds)), **counts, "time": f"{seconds:.3f}"}


def _properties(parent: ElementTree.Element, values: Mapping[str, str]) -> None:
    holder = ElementTree.SubElement(parent, "properties")
    for name, value in values.items():
        ElementTree.SubElement(holder, "property", {"name": name, "value": _plain(value)})


def _refuse_unjudged(result: Result) -> None:
    unjudged = [task.id for task in result.tasks if task.verdict in _UNJUDGED]
    if unjudged:
        what = (
            f"{result.submission}: {', '.join(unjudged)} could not be judged, so there is no grade to export"
        )
        raise UserError(None, None, what, "Grade it again.")


def _about(result: Result) -> dict[str, str]:
    about = {"grader_version": result.grader_version, "isolation": result.isolation}
    if result.provenance:
        about |= {"submission": result.provenance.submission, "course": result.provenance.course}
    return about


def _footer(result: Result) -> str:
    return f"{result.course}. Isolation: {result.isolation}. torch {result.torch_version}."


def _words(verdict: Verdict) -> str:
    return str(verdict).replace("_", " ")


def _plain(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return _NO_XML.sub("�", text)
