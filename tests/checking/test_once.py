"""Costly answers are asked for once, alike whichever check is the first, and fail for all."""

import pytest
import torch

from grader.checking.conduct import Conduct, conducting
from grader.checking.expect import CheckFailed
from grader.checking.once import expect_kept, once
from grader.student.failures import StudentRaised
from grader.student.remote import Student, fetch
from tests.kit import asked

SOURCE = """
calls = 0
def f(fail=False):
    global calls
    calls += 1
    if fail:
        raise ValueError("never")
    return torch.rand(1).item(), calls
"""


def conducts(session, count, task_seed=7):
    kept = {}
    return [Conduct(session, seed, kept=kept, task_seed=task_seed) for seed in range(count)]


def test_the_answer_is_asked_for_once():
    with asked(SOURCE) as session:
        found = []
        for conduct in conducts(session, 3):
            with conducting(conduct):
                found.append(once("answer", lambda: fetch(Student(session).f())))
    assert found[0] == found[1] == found[2]
    assert found[0][1] == 1


def test_the_answer_is_seeded_by_the_task_and_the_check_by_itself():
    answers, drawn = [], []
    for position in (0, 1):
        with asked(SOURCE) as session, conducting(conducts(session, 2)[position]):
            answers.append(once("answer", lambda session=session: fetch(Student(session).f())[0]))
            drawn.append((torch.rand(1).item(), fetch(Student(session).f())[0]))
    assert answers[0] == answers[1]
    assert drawn[0][0] != drawn[1][0]
    assert drawn[0][1] != drawn[1][1]


def test_a_failure_fails_for_all():
    with asked(SOURCE) as session:
        for conduct in conducts(session, 2):
            with conducting(conduct), pytest.raises(StudentRaised, match="never"):
                once("answer", lambda: fetch(Student(session).f(fail=True)))
        with conducting(conducts(session, 1)[0]):
            assert fetch(Student(session).f())[1] == 2


def test_what_was_kept_is_judged_without_asking_again():
    with asked(SOURCE) as session, conducting(conducts(session, 1)[0]):
        expect_kept(3, "f()").equals(3)
        with pytest.raises(CheckFailed, match="3 came back instead of 4") as caught:
            expect_kept(3, "f()").equals(4, when={"one too few": lambda got: got == 3})
        assert fetch(Student(session).f())[1] == 1
    assert (caught.value.called, caught.value.cause) == ("f()", "one too few")
