"""Property checks: one message, the same draws every time, the smallest counterexample."""

import subprocess
import sys

import pytest
import torch
from hypothesis import given as hypothesis_given
from hypothesis import settings
from hypothesis import strategies as st
from kit import checking

from grader.checking.expect import CheckFailed, expect
from grader.checking.given import SHRINKING, cases, given
from grader.checking.strategies import bool_tensors, distinct_sides, int_tensors, shapes, tensors
from grader.student.failures import Crashed, StudentRaised

DOUBLE = "def f(x):\n    return 2 * x\n"


@given(examples=30, x=tensors(shapes(1, 2)))
def doubled(student, reference, x):
    """Twice x."""
    expect(student.f(x)).equals(lambda: 2 * x, unless={"squared": lambda: x * x})


def test_a_right_answer_passes_in_one_message(monkeypatch):
    with checking(DOUBLE) as (student, conduct):
        sent = []
        exchange = conduct.session.channel.exchange
        monkeypatch.setattr(conduct.session.channel, "exchange", lambda *a: (sent.append(1), exchange(*a))[1])
        doubled(student, None)
    assert sent == [1]
    assert conduct.expectations == 30


def failure_of(source, prop=doubled, seed=1):
    with checking(source, seed=seed) as (student, _), pytest.raises((CheckFailed, StudentRaised)) as caught:
        prop(student, None)
    return caught.value


def test_the_counterexample_is_shrunk_and_its_cause_named():
    failure = failure_of("def f(x):\n    return x * x\n")
    assert failure.cause == "squared"
    assert failure.example in ("x=tensor([0.125])", "x=tensor([-0.125])")


def test_an_exception_in_one_example_leaves_the_others_judged():
    failure = failure_of(
        "def f(x):\n    if len(x) == 3:\n        raise ValueError('three')\n    return 2 * x\n"
    )
    assert failure.kind == "ValueError"
    assert failure.example == "x=tensor([0., 0., 0.])"


def test_answers_that_change_from_call_to_call_are_failed_with_an_example():
    source = "n = 0\ndef f(x):\n    global n\n    n += 1\n    return 2 * x if n != 7 else x + 1\n"
    failure = failure_of(source)
    assert isinstance(failure, CheckFailed)
    assert failure.example


def test_a_failing_call_that_nobody_fetched_fails_its_example():
    @cases(x=[1, 2])
    def body(student, reference, x):
        expect(student.f(x)).equals(2 * x)
        student.f("a", "b")

    assert failure_of(DOUBLE, body).kind == "TypeError"


def test_what_should_raise_may_raise_inside_an_example():
    @cases(x=[1, 2])
    def body(student, reference, x):
        expect(student.f(x)).equals(2 * x)
        expect(student.f(x, x)).raises("TypeError")

    with checking(DOUBLE) as (student, conduct):
        body(student, None)
    assert conduct.expectations == 4


def test_examples_are_drawn_once_for_a_seed_and_each_submission_gets_its_own():
    seen = []

    @given(examples=5, x=tensors((3,)))
    def spoiled(student, reference, x):
        wanted = 2 * x
        seen.append(x.clone())
        expect(student.f(x)).equals(lambda: wanted)
        x.zero_()

    draws = []
    search = spoiled._search
    spoiled._search = lambda visit, *rest: draws.append(1) or search(visit, *rest)
    for seed in (1, 1, 2):
        with checking(DOUBLE, seed=seed) as (student, _):
            spoiled(student, None)
    assert len(draws) == 2
    assert [x.tolist() for x in seen[:5]] == [x.tolist() for x in seen[5:10]]
    assert [x.tolist() for x in seen[:5]] != [x.tolist() for x in seen[10:]]


def test_edges_come_first_and_are_shown():
    @given(examples=5, edges=[{"n": 0}], n=st.integers(1, 9))
    def body(student, reference, n):
        expect(student.f(n)).equals(lambda: 2 * n)

    failure = failure_of("def f(n):\n    return 2 * n or 1\n", body)
    assert failure.example == "n=0"


def test_cases_run_every_combination():
    seen = []

    @cases(a=[1, 2], b=["x", "y"])
    def body(student, reference, a, b):
        seen.append((a, b))
        expect(student.f(a)).equals(2 * a)

    with checking(DOUBLE) as (student, _):
        body(student, None)
    assert seen == [(1, "x"), (1, "y"), (2, "x"), (2, "y")]


def test_a_worker_that_is_lost_is_not_asked_again():
    with checking(DOUBLE) as (student, conduct):
        conduct.session.broken = Crashed("gone")
        with pytest.raises(Crashed):
            doubled(student, None)


def test_shrinking_ends_in_time(monkeypatch):
    import time

    slow = "import time\ndef f(x):\n    time.sleep(0.05)\n    return x if x.numel() > 3 else 2 * x\n"
    started = time.monotonic()
    failure_of(slow)
    assert time.monotonic() - started < SHRINKING + 6


DRAWS = """
import hypothesis, torch
from grader.checking.given import given
from grader.checking.strategies import tensors, shapes
from hypothesis import strategies as st
prop = given(examples=12, x=tensors(shapes()), n=st.integers(), f=st.floats())(lambda *a, **k: None)
print([(e["x"].tolist(), e["n"], e["f"]) for e in prop._draw(11)])
"""


def test_draws_do_not_depend_on_what_else_is_imported(tmp_path):
    (tmp_path / "extra.py").write_text("A = 123456789\nB = 0.123456789\nC = 987654321\n")
    plain = subprocess.run(
        [sys.executable, "-c", DRAWS], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    more = subprocess.run(
        [sys.executable, "-c", "import extra\n" + DRAWS],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert plain.stdout == more.stdout
    assert len(plain.stdout) > 200


@settings(max_examples=25, deadline=None)
@hypothesis_given(
    tensors(shapes(0, 3), torch.float64), int_tensors((2,), -3, 3), bool_tensors((2, 2)), distinct_sides(3)
)
def test_strategies_draw_what_they_say(x, n, mask, sides):
    assert x.dtype == torch.float64
    assert torch.equal(x * 8, (x * 8).round())
    assert n.shape == (2,)
    assert n.abs().max() <= 3
    assert mask.dtype == torch.bool
    assert len(set(sides)) == 3


def test_strided_and_permuted_layouts_are_drawn():
    drawn = []
    prop = given(examples=60, x=tensors((3, 4)))(lambda *a, **k: None)
    drawn = [example["x"].is_contiguous() for example in prop._draw(3)]
    assert any(drawn)
    assert not all(drawn)
