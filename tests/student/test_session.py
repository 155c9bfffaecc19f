"""What a session makes of answers, honest and other."""

import json
import warnings

import pytest
import torch
from kit import asked

from grader import wire
from grader.student.failures import Crashed, Failure, MemoryExceeded, StudentRaised, TimedOut
from grader.student.remote import Student, fetch
from grader.student.session import Session
from grader.student.transport import Limits
from grader.verdict import Verdict


class Liar:
    """A channel whose worker answers with what the test puts in."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.closed = False
        self.seconds = []

    def exchange(self, frame, seconds):
        self.seconds.append(seconds)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer if isinstance(answer, tuple) else wire.encode(answer, wire.Caps(), views=False)

    def output(self):
        return b""

    def close(self):
        self.closed = True


def lied_to(*answers, limits=None):
    return Session(Liar(*answers), limits or Limits(), wire.Caps())


RAISED = {"kind": "X", "bases": [], "message": "m", "lines": [], "memory": False, "unwritten": False}


@pytest.mark.parametrize(
    "answer",
    [
        7,
        {},
        [],
        {"segments": 1, "tips": []},
        {"segments": [], "tips": []},
        {"segments": [{}], "tips": []},
        {"segments": [{"values": [], "raised": None}], "tips": []},
        {"segments": [{"values": None, "raised": None}], "tips": []},
        {"segments": [{"values": [], "raised": {"kind": 1}}], "tips": []},
        {"segments": [{"values": [1], "raised": None}] * 3, "tips": []},
        {"segments": [{"values": [1], "raised": None}]},
        {"passed": True, "score": 100},
        (b"{", b""),
        (b"null", b"junk"),
        (json.dumps({"$": "pickle"}).encode(), b""),
    ],
    ids=repr,
)
def test_any_other_answer_is_a_crash_and_ends_the_worker(answer):
    session = lied_to(answer)
    session.begin(1)
    with pytest.raises(Crashed):
        fetch(Student(session).f())
    assert session.channel.closed


def test_a_broken_session_stays_broken():
    session = lied_to(TimedOut("too slow"))
    session.begin(1)
    for _ in range(2):
        with pytest.raises(TimedOut):
            fetch(Student(session).f())


@pytest.mark.parametrize("field", ["kind", "message", "lines", "memory", "unwritten", "bases"])
def test_an_excuse_without_a_field_is_a_crash(field):
    excuse = {name: value for name, value in RAISED.items() if name != field}
    session = lied_to({"segments": [{"values": [], "raised": excuse}], "tips": []})
    session.begin(1)
    with pytest.raises(Crashed):
        fetch(Student(session).f())


def test_calls_share_the_time_of_their_task():
    answer = {"segments": [{"values": [1], "raised": None}], "tips": []}
    session = lied_to(answer, answer, limits=Limits(seconds_per_call=10, seconds_per_task=15))
    session.begin(1)
    fetch(Student(session).f())
    session.spent = 12.0
    fetch(Student(session).f())
    assert session.channel.seconds[0] == pytest.approx(10, abs=0.1)
    assert session.channel.seconds[1] == pytest.approx(3, abs=0.1)


def test_more_values_than_were_asked_for_are_ignored():
    session = lied_to({"segments": [{"values": [1, 2, 3], "raised": None}], "tips": []})
    session.begin(1)
    assert fetch(Student(session).f()) == 1


def refused(source, task="f", **more):
    with pytest.raises(Failure) as caught, asked(source, task, **more):
        pass
    return caught.value


STUB = "def f(x):\n    '''Prompt.'''\n    raise NotImplementedError\n"


def test_the_untouched_stub_is_not_attempted():
    assert refused(STUB, stub=STUB).verdict is Verdict.NOT_ATTEMPTED


def test_a_stub_with_another_docstring_and_comments_is_not_attempted():
    touched = "def f(x):\n    '''Mine.'''\n    # later\n    raise NotImplementedError\n"
    assert refused(touched, stub=STUB).verdict is Verdict.NOT_ATTEMPTED


def test_not_implemented_from_the_tasks_own_body_is_not_attempted():
    with asked("def f(x):\n    y = x\n    raise NotImplementedError\n", stub=STUB) as session:
        session.begin(1)
        with pytest.raises(StudentRaised) as caught:
            fetch(Student(session).f(1))
    assert caught.value.verdict is Verdict.NOT_ATTEMPTED


def test_not_implemented_from_elsewhere_is_an_error():
    with asked("def h():\n    raise NotImplementedError\ndef f(x):\n    return h()\n") as session:
        session.begin(1)
        with pytest.raises(StudentRaised) as caught:
            fetch(Student(session).f(1))
    assert caught.value.verdict is Verdict.ERROR


def test_a_missing_definition_is_an_error():
    failure = refused("def g(x):\n    return x\n")
    assert failure.verdict is Verdict.ERROR
    assert "defines no f" in failure.message


def test_the_last_definition_counts():
    with asked("def f():\n    return 1\ndef f():\n    return 2\n") as session:
        session.begin(1)
        assert fetch(Student(session).f()) == 2


def test_other_tasks_are_not_loaded():
    source = "def g():\n    return 1\nlater = 5\ndef f():\n    return 'g' in globals(), later\n"
    with asked(source, drop=["g"]) as session:
        session.begin(1)
        assert fetch(Student(session).f()) == (False, 5)


BROKEN_CELL = "# %%\ndef g(:\n    pass\n# %%\ndef f():\n    return 4\n"


def test_a_broken_cell_costs_only_the_task_in_it():
    with asked(BROKEN_CELL) as session:
        session.begin(1)
        assert fetch(Student(session).f()) == 4
    failure = refused(BROKEN_CELL, task="g")
    assert isinstance(failure, StudentRaised)
    assert failure.kind == "SyntaxError"
    assert failure.lines == ["line 3: def g(:"]


def test_a_module_that_raises_when_loaded_is_an_error_with_its_line():
    failure = refused("def f():\n    return 1\n1 / 0\n")
    assert failure.verdict is Verdict.ERROR
    assert failure.lines == ["line 4, in <module>: 1 / 0"]


@pytest.mark.parametrize(
    "how", ["raise SystemExit(0)", "raise KeyboardInterrupt", "exit()", "raise GeneratorExit"]
)
def test_leaving_is_an_error(how):
    with asked(f"def f():\n    {how}\n") as session:
        session.begin(1)
        with pytest.raises(StudentRaised) as caught:
            fetch(Student(session).f())
    assert caught.value.verdict is Verdict.ERROR


def test_an_exception_that_cannot_be_shown_is_still_told():
    source = "class E(Exception):\n    def __str__(self):\n        raise SystemExit\ndef f():\n    raise E\n"
    with asked(source) as session:
        session.begin(1)
        with pytest.raises(StudentRaised, match="cannot be shown"):
            fetch(Student(session).f())


def test_running_out_of_memory_is_told_as_that():
    with asked("def f():\n    raise MemoryError\n") as session:
        session.begin(1)
        with pytest.raises(MemoryExceeded):
            fetch(Student(session).f())


def test_what_is_forbidden_raises_and_is_given_back_afterwards():
    with asked("def f(x):\n    return torch.relu(x)\n", forbids=["torch.relu"]) as session:
        session.begin(1)
        with pytest.raises(StudentRaised, match=r"without torch\.relu"):
            fetch(Student(session).f(torch.ones(1)))
    assert torch.relu(torch.ones(1)).item() == 1


def test_loader_workers_become_none_with_a_tip():
    source = "def f():\n    return list(torch.utils.data.DataLoader([1, 2], num_workers=2, persistent_workers=True))\n"
    with asked(source) as session:
        session.begin(1)
        assert [batch.item() for batch in fetch(Student(session).f())] == [1, 2]
        assert "num_workers" in session.tips[0]


DEPRECATED = """
import warnings


def f():
    {}
    return 1
"""


@pytest.mark.parametrize(
    "line",
    [
        "warnings.warn('old() goes away', DeprecationWarning)",
        "warnings.warn('old() goes away', FutureWarning, stacklevel=9)",
        "warnings.warn('old() is deprecated and goes away')",
        "exec(compile('import warnings; warnings.warn(\"old() goes away\", DeprecationWarning)', 'lib.py', 'exec'))",
    ],
)
def test_a_deprecation_is_a_tip_that_names_the_students_line(line, capsys):
    filters = list(warnings.filters)
    with asked(DEPRECATED.format(line)) as session:
        session.begin(1)
        assert fetch(Student(session).f()) == 1
        assert [tip.partition(":")[0] for tip in session.tips] == [
            "line 7"
        ]  # an import stands before the source
        assert "goes away" in session.tips[0]
    assert capsys.readouterr().err == ""
    assert warnings.filters == filters


def test_another_warning_is_shown_as_ever(recwarn):
    with asked(DEPRECATED.format("warnings.warn('look out')")) as session:
        session.begin(1)
        assert fetch(Student(session).f()) == 1
        assert session.tips == []


def test_a_deprecation_elsewhere_is_no_business_of_the_students():
    with asked("def f():\n    return 1\n") as session:
        session.begin(1)
        warnings.warn("old() goes away", FutureWarning, stacklevel=1)
        assert fetch(Student(session).f()) == 1
        assert session.tips == []


def test_printed_text_is_at_hand_from_the_beginning_of_the_check():
    with asked("def f():\n    print('x' * 3)\n") as session:
        student = Student(session)
        for _ in range(2):
            session.begin(1)
            student.f()
            assert fetch(student.printed()) == "xxx\n"


def test_an_answer_that_is_too_large_is_said_to_be():
    with asked("def f():\n    return torch.zeros(1).expand(10**11)\n") as session:
        session.begin(1)
        with pytest.raises(StudentRaised, match="MB"):
            fetch(Student(session).f())


@pytest.mark.parametrize("answer", ["x", -1, None, 2.0, True])
def test_a_length_or_a_list_of_another_kind_is_a_crash(answer):
    reply = {"segments": [{"values": [answer], "raised": None}], "tips": []}
    for ask in (len, list):
        session = lied_to(reply)
        session.begin(1)
        with pytest.raises(Crashed):
            ask(Student(session).f())
