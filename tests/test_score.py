"""From verdicts to points: only `passed` earns, and nothing of ours is the student's cost in silence."""

import pytest

from grader.course import load_course
from grader.picture import Picture
from grader.results import CheckResult
from grader.score import Grading, redacted, score
from grader.verdict import Verdict

COURSE = """
schema_version: 1
title: Small
seed: 5
partial_credit: {policy}
feedback: {feedback}
sections:
  - id: s01_first
    title: First
    tasks:
      - {{id: double, points: 2}}
      - {{id: triple, points: 3, needs: [double]}}
"""


@pytest.fixture
def graded(tmp_path):
    def grade(double, triple, policy="none", feedback="full"):
        path = tmp_path / "course.yaml"
        path.write_text(COURSE.format(policy=policy, feedback=feedback))
        grading = Grading("someone", 5)
        for task, verdicts in (("double", double), ("triple", triple)):
            for n, verdict in enumerate(verdicts):
                check = CheckResult(
                    id=f"s01_first.{task}::{n}", law="L", verdict=verdict, got="secret", cause="why"
                )
                grading.add(f"s01_first.{task}", check)
        return score(load_course(path), grading, {"s01_first.double": ["nudge", "more"]})

    return grade


P, F, S = Verdict.PASSED, Verdict.FAILED, Verdict.SKIPPED


def test_all_checks_passed_earn_all_points(graded):
    result = graded([P, P], [P])
    assert (result.score, result.max_score, result.partial) == (5, 5, False)


@pytest.mark.parametrize("verdict", [one for one in Verdict if one not in (P, S)])
def test_no_other_verdict_earns(graded, verdict):
    result = graded([P, P, verdict], [P])
    assert result.score == 3
    assert result.tasks[0].verdict is verdict
    assert result.max_score == 5


def test_the_graders_own_fault_is_shown_before_all_else(graded):
    assert graded([F, Verdict.GRADER_ERROR, Verdict.TIMEOUT], [P]).tasks[0].verdict is Verdict.GRADER_ERROR


def test_skipped_checks_are_left_out_and_skipped_tasks_leave_the_maximum(graded):
    result = graded([P, S], [P])
    assert (result.score, result.max_score, result.tasks[0].verdict) == (5, 5, P)
    result = graded([S, F], [P])
    assert (result.score, result.max_score, result.tasks[0].verdict) == (3, 5, F)
    result = graded([S, S], [P])
    assert (result.score, result.max_score) == (3, 3)


@pytest.mark.parametrize("policy", ["full", "no-inputs", "score-only"])
def test_why_a_check_was_skipped_is_told_under_every_policy(policy):
    check = CheckResult(id="a", law="L", verdict=S, message="no device here")
    assert redacted(check, policy).message == "no device here"
    assert redacted(check.model_copy(update={"verdict": F}), policy).message == (
        "no device here" if policy == "full" else ""
    )


def test_a_task_not_run_makes_the_result_partial(graded):
    assert graded([P, Verdict.NOT_RUN], [P]).partial
    assert graded([P], []).partial


def test_proportional_credit_needs_the_main_law(graded):
    assert graded([P, P, F, F], [P], policy="proportional").tasks[0].points == 1
    assert graded([F, P, P, P], [P], policy="proportional").tasks[0].points == 0
    assert graded([P, S, F], [P], policy="proportional").tasks[0].points == 1


STEPS = COURSE.replace("points: 2}}", "points: 5, steps: {{good: 2, better: 1}}}}")
BASE, GOOD, BETTER = (f"s01_first.double::test_double_{name}" for name in ("works", "good", "better"))


@pytest.mark.parametrize(
    ("verdicts", "points"),
    [
        ((P, P, P), 5),
        ((P, P, F), 4),
        ((P, F, P), 3),
        ((P, F, F), 2),
        ((F, P, P), 0),
        ((P, S, F), 4),
        ((Verdict.TIMEOUT, P, P), 0),
    ],
)
def test_a_steps_points_come_on_top_of_all_others(tmp_path, verdicts, points):
    path = tmp_path / "course.yaml"
    path.write_text(STEPS.format(policy="none", feedback="full"))
    grading = Grading("someone", 5)
    for name, verdict in zip((BASE, GOOD, BETTER), verdicts, strict=True):
        grading.add("s01_first.double", CheckResult(id=name, law="L", verdict=verdict))
    assert score(load_course(path), grading, {}).tasks[0].points == points


def test_whoever_lost_what_a_task_needs_is_told_to_mend_it_first(graded):
    assert graded([F], [F]).tasks[1].mend_first == ["s01_first.double"]
    assert graded([P], [F]).tasks[1].mend_first == []
    assert graded([F], [P]).tasks[1].mend_first == []
    assert graded([F], [Verdict.NOT_RUN]).tasks[1].mend_first == []
    assert graded([F], [Verdict.NOT_ATTEMPTED]).tasks[1].mend_first == []
    assert graded([Verdict.NOT_RUN], [F]).tasks[1].mend_first == []


def test_the_first_lost_check_of_a_task_carries_the_next_hint(graded):
    hints = [check.hint for check in graded([P, F, F], [P]).tasks[0].checks]
    assert hints == ["", "nudge", ""]


def test_policies_hide_what_could_show_hidden_inputs(graded):
    (check,) = graded([F], [P], feedback="no-inputs").tasks[0].checks
    assert (check.got, check.cause, check.law, check.hint) == ("", "why", "L", "nudge")
    (check,) = graded([F], [P], feedback="score-only").tasks[0].checks
    assert (check.got, check.cause, check.law, check.hint) == ("", "", "", "")


def test_no_policy_but_full_keeps_a_text_that_a_student_can_write():
    texts = {"message", "called", "got", "expected", "example", "output"}
    curve = Picture(kind="curve", name="loss", values=[[1.0]])
    full = CheckResult(id="i", law="L", verdict=F, lines=["x"], shown=[curve], **dict.fromkeys(texts, "x"))
    assert redacted(full, "full").shown
    for policy in ("no-inputs", "score-only"):
        kept = redacted(full, policy)
        assert not any(getattr(kept, name) for name in [*texts, "lines", "shown"])
