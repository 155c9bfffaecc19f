"""The engine: seeds of its own, a worker for each task, every fault caught and named."""

import gc
import types
import weakref
from dataclasses import dataclass

import pytest
import torch
from kit import small_course

from grader.checking.expect import expect
from grader.checking.laboratory import require
from grader.checking.registry import checks_of, task
from grader.checking.showing import show_curve
from grader.checking.worlds import World, needs_device, world
from grader.engine import Engine, caps_of, seed_of
from grader.student.failures import Crashed, TimedOut
from grader.student.inprocess import InProcessTransport
from grader.student.remote import fetch
from grader.verdict import Verdict

TASKS = """\
- {id: double, points: 2, thresholds: {least: 0.5}}
- {id: triple, points: 3, needs: [double]}
"""


@pytest.fixture
def engine(tmp_path):
    course = small_course(tmp_path, TASKS, "def double(x):\n    return 2 * x\n")
    return Engine(course, InProcessTransport(caps_of(course)), {}, course.seed)


def graded(engine, source, body, task_id="s01_first.double"):
    module = types.ModuleType("checks")
    module.test_double_it = task(task_id)(body)
    (result,) = engine.grade(engine.course.task(task_id), source, "s01_first.py", checks_of(module))
    return result


def doubles(student, reference):
    """The result is twice the input."""
    expect(student.double(3)).equals(6)


def doubles_and_shows(student, reference):
    """The result is twice the input, and shows a curve."""
    show_curve("loss", [3.0, 1.0])
    expect(student.double(torch.ones(2))).equals(torch.full((2,), 2.0))


def test_a_result_shows_what_its_check_had_in_hand(engine):
    right = graded(engine, "def double(x):\n    return 2 * x\n", doubles_and_shows)
    assert [picture.name for picture in right.shown] == ["loss"]
    wrong = graded(engine, "def double(x):\n    return x\n", doubles_and_shows)
    assert [picture.name for picture in wrong.shown] == ["got", "expected", "loss"]


def test_what_the_installation_lacks_is_told_with_its_remedy_and_costs_nobody(engine):
    def needs(student, reference):
        """A package is needed."""
        require("no_such_package")

    result = graded(engine, "def double(x):\n    return 2 * x\n", needs)
    assert result.verdict is Verdict.GRADER_ERROR
    assert result.message.endswith("judged here. Run `pip install no_such_package`.")


def test_a_right_answer_passes(engine):
    result = graded(engine, "def double(x):\n    return x + x\n", doubles)
    assert (result.verdict, result.law) == (Verdict.PASSED, "The result is twice the input.")


def test_printed_lines_with_control_characters_arrive_harmless(engine):
    result = graded(engine, "def double(x):\n    raise ValueError('\\x1b[2J')\n", doubles)
    assert result.verdict is Verdict.ERROR
    assert "\x1b" not in result.message
    assert result.lines == ["line 2, in double: raise ValueError('\\x1b[2J')"]


def test_a_bare_assert_over_plain_data_fails_with_the_law(engine):
    def body(student, reference):
        """It is six."""
        expect(student.double(3)).equals(7)
        assert fetch(student.double(3)) == 6

    def plain(student, reference):
        """It is six."""
        expect(student.double(3)).satisfies(lambda got: True, says="")
        assert fetch(student.double(3)) == 6

    assert graded(engine, "def double(x):\n    return 7\n", plain).verdict is Verdict.FAILED
    assert graded(engine, "def double(x):\n    return 7\n", body).verdict is Verdict.FAILED


@pytest.mark.parametrize("fault", [ZeroDivisionError, KeyError, LookupError, RuntimeError])
def test_a_fault_of_the_check_is_the_graders_error(engine, fault):
    def body(student, reference):
        """A law."""
        raise fault("oops")

    result = graded(engine, "def double(x):\n    return 2 * x\n", body)
    assert result.verdict is Verdict.GRADER_ERROR
    assert fault.__name__ in result.message
    assert result.lines


def test_a_check_that_expects_nothing_is_the_graders_error(engine):
    def body(student, reference):
        """A law."""
        student.double(1)

    assert graded(engine, "def double(x):\n    return 2 * x\n", body).verdict is Verdict.GRADER_ERROR


def test_a_task_sees_what_it_needs_and_no_other(engine):
    section = "def double(x):\n    return 2 * x\ndef triple(x):\n    return double(x) + x\n"
    triple, double = (
        engine.assignment(engine.course.task(f"s01_first.{n}"), section, "f") for n in ("triple", "double")
    )
    assert triple.drop == []
    assert double.drop == ["triple"]


def test_calling_another_task_is_explained(engine):
    called = graded(
        engine, "def triple(x):\n    return 3 * x\ndef double(x):\n    return triple(x) - x\n", doubles
    )
    assert called.message == "NameError: name 'triple' is not defined"
    assert "triple is another task" in called.cause
    misspelt = graded(engine, "def double(x):\n    return tripel(x) - x\n", doubles)
    assert "another task" not in misspelt.cause


@dataclass
class Mortal:
    """A transport whose first `deaths` workers die before they have loaded anything."""

    living: InProcessTransport
    deaths: int

    def open(self, limits):
        channel = self.living.open(limits)
        if self.deaths:
            self.deaths -= 1
            channel.exchange = self.die
        return channel

    def die(self, frame, seconds):
        raise Crashed("the process that ran the code has ended")


@pytest.mark.parametrize(
    ("deaths", "verdict"), [(0, Verdict.PASSED), (1, Verdict.PASSED), (2, Verdict.CRASHED)]
)
def test_a_worker_that_died_while_it_waited_is_replaced_once(engine, deaths, verdict):
    engine.transport = Mortal(engine.transport, deaths)
    assert graded(engine, "def double(x):\n    return 2 * x\n", doubles).verdict is verdict


def test_a_failed_check_keeps_no_answer_in_memory(engine):
    seen = []

    def fails(student, reference):
        """The result is twice the input."""
        answer = fetch(student.torch.ones(3))
        seen.append(weakref.ref(answer))
        failure = AssertionError("a frame that holds its own exception")
        raise failure

    gc.disable()
    try:
        assert graded(engine, "def double(x):\n    return 2 * x\n", fails).verdict is Verdict.FAILED
        assert seen[0]() is None
    finally:
        gc.enable()


def test_the_seed_is_of_the_check_alone():
    assert seed_of(5, "a") == seed_of(5, "a")
    assert len({seed_of(5, "a"), seed_of(6, "a"), seed_of(5, "b")}) == 3


def test_a_check_without_a_law_is_refused():
    module = types.ModuleType("checks")
    module.test_double_it = task("s01_first.double")(lambda student, reference: None)
    with pytest.raises(TypeError, match="states no law"):
        checks_of(module)


def worlds_of(engine, source, *bodies):
    module = types.ModuleType("checks")
    for n, body in enumerate(bodies):
        setattr(module, f"test_double_{n}", task("s01_first.double")(body))
    return engine.grade(engine.course.task("s01_first.double"), source, "s01_first.py", checks_of(module))


def counts(expected):
    def body(student, reference):
        """The result is the number of CUDA devices."""
        expect(student.double(0)).equals(expected)

    return body


AT_LOADING = "import torch\nN = torch.cuda.device_count()\ndef double(x):\n    return N\n"


def test_the_module_is_loaded_in_the_world_of_each_check(engine):
    two, one = world(accelerator="cuda", count=2), world(accelerator="cuda")
    bodies = [
        two(counts(2)),
        one(counts(1)),
        two(counts(2)),
        world(compiled="cuda")(counts(0)),
        two(counts(1)),
    ]
    results = worlds_of(engine, AT_LOADING, *bodies)
    assert [result.verdict for result in results] == [Verdict.PASSED] * 4 + [Verdict.FAILED]


def test_a_worker_is_kept_while_the_world_stays_the_same(engine):
    source = "SEEN = []\ndef double(x):\n    SEEN.append(x)\n    return len(SEEN)\n"
    two = world(accelerator="cuda", count=2)
    bodies = [counts(1), counts(2), two(counts(1)), two(counts(2)), counts(1)]
    assert {result.verdict for result in worlds_of(engine, source, *bodies)} == {Verdict.PASSED}


def test_a_module_that_one_world_refuses_is_tried_in_the_others(engine):
    source = "import torchvision\ndef double(x):\n    return 0\n"
    pytest.importorskip("torchvision")
    bodies = [world(missing=["torchvision"])(counts(0)), counts(0)]
    refused, passed = worlds_of(engine, source, *bodies)
    assert (refused.verdict, passed.verdict) == (Verdict.ERROR, Verdict.PASSED)
    assert "ModuleNotFoundError" in refused.message


def test_workers_of_all_worlds_share_the_tasks_time(engine):
    with engine.open(engine.course.task("s01_first.double"), AT_LOADING, "s01_first.py") as run:
        run.session().spent = run.limits.seconds_per_task
        with pytest.raises(TimedOut, match="took all of the task's"):
            run.session(World("cuda", 1, "cuda"))


def never(student, reference):
    """A law."""
    raise AssertionError("it was conducted")


def test_a_check_whose_device_cannot_be_used_is_skipped_before_anything_is_loaded(engine, monkeypatch):
    monkeypatch.setattr("grader.engine.absence", lambda device, transport: f"no {device} here")
    monkeypatch.setattr(engine.transport, "open", never)
    (result,) = worlds_of(engine, "1 / 0", needs_device("cuda")(never))
    assert (result.verdict, result.message, result.law) == (Verdict.SKIPPED, "no cuda here", "A law.")


def test_a_check_whose_device_can_be_used_is_conducted(engine, monkeypatch):
    monkeypatch.setattr("grader.engine.absence", lambda device, transport: "")
    (result,) = worlds_of(engine, "def double(x):\n    return 1\n", needs_device("cuda")(counts(2)))
    assert result.verdict is Verdict.FAILED
