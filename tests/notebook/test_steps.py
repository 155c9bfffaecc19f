"""Our steps fail closed: a score is a plain float within its range, or there is none and it is said why."""

from copy import deepcopy

import pytest

pytest.importorskip("nbgrader")
pytest.importorskip("torch")

from nbgrader.utils import determine_grade

from grader import grading
from grader.errors import UserError
from grader.notebook.rebuilding import ADDED
from grader.notebook.steps import Grade, SaveScores
from grader.results import CheckResult, Result, TaskResult
from grader.score import redact
from grader.verdict import Verdict

from .test_rebuilding import released

ABOUT = {"nbgrader": {"student": "ada", "assignment": "week", "notebook": "s01", "db_url": "sqlite://"}}
TOLD = {
    name: f"THE-{name.upper()}" for name in ("law", "called", "got", "expected", "message", "cause", "hint")
}


def task(name, points=2.0, verdict=Verdict.PASSED, **about):
    check = CheckResult(**{"id": f"s01.{name}::test", "verdict": verdict, "law": ""} | about)
    about = {"title": "", "verdict": verdict, "points": points, "max_points": 2, "tips": ["THE-TIP"]}
    return TaskResult(id=f"s01.{name}", checks=[check], **about)


def result(*tasks):
    about = {"course": "c", "submission": "s", "isolation": "rung 1", "seed": 1}
    about |= {
        "torch_version": "2",
        "grader_version": "1",
        "sections": [],
        "partial": False,
        "examples_only": False,
    }
    return Result(score=0, max_score=6, tasks=list(tasks), **about)


@pytest.fixture
def graded(monkeypatch):
    """The notebook and resources behind our first step, for what the grader is made to find."""

    def grade(found):
        class Found:
            def notebook(self, *_):
                return None

            def grade(self, *_):
                return found

        monkeypatch.setattr(grading, "grader", Found)
        return Grade().preprocess(released(), deepcopy(ABOUT))

    return grade


def cells(notebook):
    return [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade")]


@pytest.mark.parametrize(("points", "score"), [(0, 0), (1.5, 1.5), (2, 2), (7, 2), (-3, 0), (1e300, 2)])
def test_a_score_is_a_plain_float_within_its_range(graded, points, score):
    notebook, _ = graded(result(*(task(name, points) for name in ("one", "two", "three"))))
    for cell in cells(notebook):
        assert determine_grade(cell)[0] == score
        assert cell.outputs[-1].data == {"text/plain": repr(float(score))}


@pytest.mark.parametrize("verdict", [Verdict.GRADER_ERROR, Verdict.NOT_RUN, Verdict.SKIPPED])
def test_what_could_not_be_judged_is_no_score(graded, verdict):
    broken = task("two", verdict=verdict, message="our own fault")
    with pytest.raises(UserError, match=r"s01\.two could not be judged: our own fault\. Nothing was graded"):
        graded(result(task("one"), broken, task("three")))


def test_a_grade_cell_without_a_task_is_no_score(graded):
    with pytest.raises(UserError, match="grade cell 'points-two' belongs to no task"):
        graded(result(task("one"), task("three")))


@pytest.mark.parametrize(
    ("policy", "shown"),
    [
        ("full", set(TOLD)),
        ("no-inputs", {"law", "cause", "hint"}),
        ("score-only", set()),
    ],
)
def test_only_what_the_policy_lets_a_student_see_is_in_the_notebook(graded, policy, shown):
    """In what is shown as in what is kept for the tables: a student gets the whole file."""
    lost = redact(task("two", 0, Verdict.FAILED, **TOLD), policy)
    notebook, _ = graded(result(task("one"), lost, task("three")))
    page, kept = str(cells(notebook)[1].outputs), str(notebook.metadata[ADDED]["result"])
    for text in (page, kept):
        assert {name for name, told in TOLD.items() if told in text} == shown
    # a worker that has seen hidden inputs chose the tips
    assert ("THE-TIP" in cells(notebook)[1].outputs[0].data["text/html"]) == (policy == "full")


def test_what_a_students_code_says_is_neither_markup_nor_mathematics(graded):
    told = dict.fromkeys(TOLD, "<script>x</script> $\\href{javascript:x}{y}$ \\(z\\)")
    notebook, _ = graded(result(task("one"), task("two", 0, Verdict.ERROR, **told), task("three")))
    page = cells(notebook)[1].outputs[0].data["text/html"]
    assert "<script" not in page
    assert 'class="torchcourse tex2jax_ignore mathjax_ignore"' in page


@pytest.mark.parametrize("seen", [None, True, {"score": 9}])
def test_without_our_result_no_score_is_entered(seen):
    resources = deepcopy(ABOUT) | ({} if seen is None else {"torchcourse": seen})
    with pytest.raises(UserError, match="nothing was graded"):
        SaveScores().preprocess(released(), resources)
