"""Expectations judge, and name the cause of a known mistake."""

import pytest
import torch
from kit import checking

from grader.checking.expect import CheckFailed, expect
from grader.student.failures import StudentRaised
from grader.student.remote import RemoteUseError

SOURCE = """
def f(x, dim=0):
    return x.sum(dim)
def grow(x):
    x += 1
def refuse(x):
    raise ValueError("x must be positive")
def vanish(x):
    pass
"""
X = torch.arange(6.0).reshape(2, 3)


@pytest.fixture
def student():
    with checking(SOURCE) as (student, _):
        yield student


def refused(act):
    with pytest.raises(CheckFailed) as caught:
        act()
    return caught.value


def test_a_right_answer_passes_silently(student):
    expect(student.f(X)).close_to(lambda: X.sum(0))
    expect(student.f(X)).equals(X.sum(0))
    expect(student.f(X)).has(shape=(3,), dtype=torch.float32)
    expect(student.f(X)).satisfies(lambda got: got.sum() == 15, says="all of it")
    expect(student.refuse(1)).raises("ValueError", match="positive")


def test_a_rival_that_fits_names_the_cause(student):
    failure = refused(
        lambda: expect(student.f(X, dim=1)).close_to(
            X.sum(0), unless={"not this": lambda: X, "rows, not columns": lambda: X.sum(1)}
        )
    )
    assert failure.cause == "rows, not columns"
    assert failure.got == "tensor([3., 12.])"
    assert failure.expected == "tensor([3., 5., 7.])"
    assert failure.called.startswith("f(tensor(")


def test_a_rival_that_cannot_run_is_passed_over(student):
    failure = refused(lambda: expect(student.f(X, dim=1)).equals(X.sum(0), unless={"never": lambda: X @ X}))
    assert "wrong shape" in failure.cause


def test_no_rival_is_computed_for_a_right_answer(student):
    expect(student.f(X)).equals(X.sum(0), unless={"never": lambda: 1 / 0})


def test_a_predicate_on_the_answer_names_the_cause(student):
    failure = refused(
        lambda: expect(student.f(X)).equals(X, when={"one axis is gone": lambda got: got.dim() == 1})
    )
    assert failure.cause == "one axis is gone"


def test_a_predicate_that_stumbles_over_the_answer_does_not_hold(student):
    failure = refused(lambda: expect(student.vanish(X)).equals(X, when={"never": lambda got: got.dim() == 1}))
    assert "is a return missing?" in failure.cause
    refused(lambda: expect(student.vanish(X)).satisfies(lambda got: got.dim() == 1, says="a vector"))


def test_a_change_in_place_is_seen_and_named(student):
    x = student.send(X)
    student.f(x)
    expect(x).unchanged(X)
    student.grow(x)
    assert "changed in place" in refused(lambda: expect(x).unchanged(X)).cause


def test_a_gradient_that_is_missing_is_no_missing_return(student):
    x = student.send(X)
    missing = refused(lambda: expect(x.grad).close_to(X))
    assert missing.cause.startswith("no gradient arrives here")
    assert refused(lambda: expect(x.grad).close_to(X, when={"own": lambda got: got is None})).cause == "own"
    assert "return missing" in refused(lambda: expect(student.vanish(x)).close_to(X)).cause


def test_wrong_shapes_and_dtypes_are_refused(student):
    refused(lambda: expect(student.f(X)).has(shape=(2,)))
    refused(lambda: expect(student.f(X)).has(dtype=torch.float64))
    refused(lambda: expect(student.vanish(X)).has(shape=(3,)))


def test_what_should_raise_and_does_not_is_refused(student):
    failure = refused(
        lambda: expect(student.f(X)).raises("ValueError", when={"came back": lambda o: o.value is not None})
    )
    assert failure.cause == "came back"
    refused(lambda: expect(student.refuse(X)).raises("TypeError"))
    refused(lambda: expect(student.refuse(X)).raises("ValueError", match="negative"))


def test_subclasses_count_as_raised(student):
    expect(student.refuse(X)).raises("Exception")
    expect(student.refuse(X)).raises(("KeyError", "ValueError"))


def test_an_exception_gets_its_cause_from_the_check_or_from_what_is_known(student):
    with pytest.raises(StudentRaised) as caught:
        expect(student.refuse(X), raised={"ValueError: x must": "it was too strict"}).equals(1)
    assert caught.value.cause == "it was too strict"
    with pytest.raises(StudentRaised) as caught:
        expect(student.f(X, dim=5)).equals(1)
    assert "fewer dimensions" in caught.value.cause


def test_what_is_at_home_is_not_expected_of():
    with pytest.raises(RemoteUseError):
        expect(torch.ones(1))
