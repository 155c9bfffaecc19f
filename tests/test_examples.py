"""The examples of a prompt: what an answer may print or raise, and still come out as shown."""

from types import SimpleNamespace

import pytest

from grader.checking.expect import CheckFailed
from grader.examples import example_checks
from grader.source import Example
from grader.student.failures import StudentRaised
from grader.verdict import Verdict
from tests.kit import checking

REFUSES = "Traceback (most recent call last):\n    ...\nValueError: ...\n"


def shown(source: str, want: str, example: str = "f()") -> None:
    """Run one example on a made-up answer. Raises where it does not come out as shown."""
    told = SimpleNamespace(examples=[Example(example + "\n", want, 1)], line=1)
    solutions = {"s01_made_up": SimpleNamespace(task=lambda name: told, path="s01_made_up.py")}
    (check,) = example_checks(["s01_made_up.f"], solutions)
    with checking(source) as (student, _):
        check.body(student, None)


@pytest.mark.parametrize(
    "source",
    [
        "def f():\n    raise ValueError('no')\n",
        "def f():\n    raise ValueError('no:\\nTypeError: neither this\\n\\n')\n",
        "def f():\n    raise ValueError\n",
        "class LengthError(ValueError):\n    pass\ndef f():\n    raise LengthError('too long')\n",
    ],
)
def test_any_value_error_is_a_value_error(source):
    shown(source, REFUSES)


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("def f():\n    raise TypeError('ValueError: no')\n", "TypeError"),
        ("def f():\n    raise Exception('\\nValueError: no')\n", "Exception"),
    ],
)
def test_another_exception_is_told(source, kind):
    with pytest.raises(StudentRaised) as told:
        shown(source, REFUSES)
    assert (told.value.kind, told.value.called) == (kind, "f()")


def test_a_traceback_that_is_only_printed_does_not_count():
    with pytest.raises(CheckFailed):
        shown(f"def f():\n    print({REFUSES!r})\n", REFUSES)


def test_what_was_printed_before_an_exception_does_not_count():
    with pytest.raises(StudentRaised):
        shown("def f():\n    print(1)\n    raise ValueError\n", "1\n...\n")


def test_a_stub_is_not_attempted_whatever_its_example_raises():
    stub = "def f():\n    raise NotImplementedError\n"
    with pytest.raises(StudentRaised) as told:
        shown(stub, REFUSES.replace("ValueError", "RuntimeError"))
    assert told.value.verdict is Verdict.NOT_ATTEMPTED
