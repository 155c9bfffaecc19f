"""Checks of training tasks show what they have in hand: the losses that came back, the digits that were read."""

from functools import cache
from pathlib import Path

import pytest

from grader.course import load_course
from grader.engine import Engine, caps_of
from grader.student.inprocess import InProcessTransport
from grader.verdict import Verdict
from grader.whole import Whole

ROOT = Path(__file__).parents[2]
SHOWN = {
    "s04_autograd.fit_line": {"loss"},
    "s06_training.fit": {"training loss", "validation loss"},
    "s06_training.train_digits": {"confusion matrix"},
}


@cache
def whole():
    return Whole(load_course(ROOT / "course.yaml"))


@pytest.mark.parametrize("task_id", SHOWN)
def test_a_right_answer_shows_its_training(task_id):
    course = whole().course
    task = course.task(task_id)
    engine = Engine(course, InProcessTransport(caps_of(course), ""), {}, course.seed)
    checks = [check for check in whole().section_checks(task.section_id) if check.task == task_id]
    source = (ROOT / "solutions" / f"{task.section_id}.py").read_text(encoding="utf-8")
    results = engine.grade(task, source, f"{task.section_id}.py", checks)
    assert {result.verdict for result in results} == {Verdict.PASSED}
    assert {picture.name for result in results for picture in result.shown} == SHOWN[task_id]
