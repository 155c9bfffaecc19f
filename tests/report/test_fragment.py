"""One task as HTML: all that a student may know, every text escaped, and not the grading seed."""

import pytest

from grader.report.fragment import task_html, task_text
from grader.results import CheckResult, Result, TaskResult
from grader.verdict import Verdict

SCRIPT = "<script>alert(1)</script>"


def lost(number=0, verdict=Verdict.FAILED, **told):
    return CheckResult(id=f"s01_first.one::test_one_{number}", verdict=verdict, law=f"Law {number}.", **told)


def result_of(*checks, verdict=Verdict.FAILED, points=0.0, **more):
    task = TaskResult(
        id="s01_first.one",
        title="First",
        verdict=verdict,
        points=points,
        max_points=2,
        checks=list(checks),
        **more,
    )
    about = {"course": "c", "submission": "s", "isolation": "rung 1: walls", "seed": 987654}
    about |= {"torch_version": "2.14", "grader_version": "0.1", "sections": []}
    return task, Result(score=points, max_score=2, partial=True, tasks=[task], **about)


def test_a_task_tells_its_verdict_its_points_and_the_walls():
    page = task_html(*result_of(lost(cause="x came back as it was", called="one(5)")))
    for told in (
        "failed",
        "<strong>0</strong>",
        "Law 0.",
        "x came back as it was",
        "one(5)",
        "rung 1: walls",
    ):
        assert told in page


def test_the_grading_seed_is_not_told_to_students():
    task, result = result_of(lost())
    assert "987654" not in task_html(task, result) + task_text(task)


@pytest.mark.parametrize(
    "field", ["message", "cause", "called", "got", "expected", "example", "output", "hint"]
)
def test_every_text_is_escaped(field):
    page = task_html(*result_of(lost(**{field: SCRIPT}), tips=[SCRIPT], mend_first=[SCRIPT]))
    assert SCRIPT not in page
    assert page.count("&lt;script&gt;") == 3


def test_three_checks_are_told_at_length_and_the_others_by_their_law():
    task, result = result_of(*(lost(number, got=f"got {number}") for number in range(5)))
    for page in (task_html(task, result), task_text(task)):
        assert "got 2" in page
        assert "got 3" not in page
        assert "Law 4." in page


def test_of_a_task_that_nobody_has_begun_nothing_is_told_but_that():
    page = task_html(*result_of(lost(verdict=Verdict.NOT_ATTEMPTED), verdict=Verdict.NOT_ATTEMPTED))
    assert "not attempted" in page
    assert "Law 0." not in page


def test_no_line_of_a_hidden_check_that_broke_is_shown():
    task, result = result_of(
        lost(verdict=Verdict.GRADER_ERROR, lines=["secret()"]), verdict=Verdict.GRADER_ERROR
    )
    assert "secret" not in task_html(task, result)
    own = lost(verdict=Verdict.ERROR, lines=["line 3, in one: x"])
    assert "line 3, in one: x" in task_html(*result_of(own))
