"""Classes of hand-ins, graded twice: whether tasks share a worker or not, every result is the same."""

from functools import cache
from pathlib import Path

import pytest

from grader.course import load_course
from grader.grading import Grader
from grader.handed import Module
from grader.student import ladder
from grader.student.sharing import Sharing
from tests.benchmarks.crowd import Crowd

ROOT = Path(__file__).parents[2]
QUICK = ("s03", "s05")
COURSE = load_course(ROOT / "course.yaml")

pytestmark = pytest.mark.skipif(ladder.rungs()[0] > 2, reason="no walls here: each section has one process")


@cache
def desk():
    return Grader(COURSE)


def graded(section, source, *, alone, monkeypatch):
    """What a student is told, by check, and in how many tasks a worker was shared."""
    shared = []
    take = Sharing.take

    def watched(self, *asked):
        kept = None if alone else take(self, *asked)
        shared.append(kept is not None)
        return kept

    monkeypatch.setattr(Sharing, "take", watched)
    result = desk().grade("ada", {section: Module(source, f"{section}.py")})
    monkeypatch.undo()
    told = {check.id: said(check) for task in result.tasks for check in task.checks}
    return told | {task.id: task.tips for task in result.tasks}, sum(shared)


def said(check):
    """All but the time, what wrong answers found in memory that they never wrote, and the example that is shown.

    How small that becomes hangs on the time which is given to making it small.
    """
    example = {"called", "got", "expected", "example", "shown", "message"}
    return check.model_dump(exclude={"seconds", *example})


def sections():
    """Quick ones, and the others in the slow set."""
    for section in COURSE.sections:
        quick = section.id.startswith(QUICK)
        yield pytest.param(section.id, 3 if quick else 6, marks=[] if quick else [pytest.mark.slow])


@pytest.mark.parametrize(("section", "students"), [*sections()])
def test_results_do_not_depend_on_sharing(section, students, monkeypatch):
    crowd = Crowd(COURSE, section)
    for number in range(students):
        source = crowd.module(number)
        beside, shared = graded(section, source, alone=False, monkeypatch=monkeypatch)
        apart, none = graded(section, source, alone=True, monkeypatch=monkeypatch)
        assert none == 0
        assert shared > 0 or not section.startswith(QUICK)
        assert beside == apart, number
