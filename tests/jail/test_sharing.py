"""Tasks of one module share a worker where nothing can be felt of the one before, and have their own otherwise."""

import re
import types
from itertools import pairwise
from pathlib import Path

import numpy
import pytest
import torch
from kit import small_course

from grader.checking.expect import expect
from grader.checking.registry import checks_of, task
from grader.course import load_course
from grader.engine import Engine
from grader.jail.footprint import footprint
from grader.student import sharing
from grader.student.failures import Crashed
from grader.student.session import Assignment
from grader.student.sharing import shareable
from grader.student.transport import Limits
from grader.verdict import Verdict

TASKS = """\
- {id: one, points: 1}
- {id: two, points: 1}
- {id: three, points: 1}
- {id: strict, points: 1, forbids: [torch.add]}
- {id: writes, points: 1, limits: {files: true}}
"""

PLAIN = """
import torch
def one(x):
    torch.set_default_dtype(torch.float64)
    torch.set_grad_enabled(False)
    torch.manual_seed(1)
    print("one was here")
    return x
def two(x):
    try:
        one
    except NameError:
        return float(torch.get_default_dtype() == torch.float32 and torch.is_grad_enabled())
def three(x):
    return x
strict = writes = three
"""
LASTING = PLAIN + "def two(x):\n    torch.set_num_threads(1)\n    return 1.0\n"
HIDDEN = "from torch import Tensor\ndef one(x):\n    self = Tensor\n    self.felt = 1\n    return x\n"


class Counted:
    """A jail's transport that counts its workers."""

    def __init__(self, transport):
        self._transport = transport
        self.opened = 0

    def open(self, limits):
        self.opened += 1
        return self._transport.open(limits)

    def __getattr__(self, name):
        return getattr(self._transport, name)


@pytest.fixture
def engine(jail, tmp_path):
    course = small_course(tmp_path, TASKS)
    made = Engine(course, Counted(jail.transport), {}, course.seed)
    yield made
    made.sharing.close()


def check(name, body=None):
    def gives_it_back(student, reference):
        """It gives back what it got."""
        expect(getattr(student, name)(1.0)).equals(1.0)

    module = types.ModuleType("checks")
    module.test_it = task(f"s01_first.{name}")(body or gives_it_back)
    return checks_of(module)


def verdicts(engine, source, *names, body=None):
    """The verdicts of tasks, and how many workers were opened for each."""
    found, opened = [], [engine.transport.opened]
    for name in names:
        one = engine.course.task(f"s01_first.{name}")
        (result,) = engine.grade(one, source, "s01_first.py", check(name, body))
        found.append(str(result.verdict))
        opened.append(engine.transport.opened)
    return found, [after - before for before, after in pairwise(opened)]


def test_plain_tasks_have_one_worker_and_nothing_of_each_other(engine):
    found, opened = verdicts(engine, PLAIN, "one", "two", "three")
    assert found == ["passed"] * 3
    assert opened == [1, 0, 0]


def test_what_one_task_printed_is_not_shown_with_the_next(engine):
    one, three = (engine.course.task(f"s01_first.{name}") for name in ("one", "three"))
    (first,) = engine.grade(one, PLAIN, "s01_first.py", check("one"))
    (second,) = engine.grade(three, PLAIN, "s01_first.py", check("three"))
    assert "one was here" in first.output
    assert second.output == ""


def test_what_torch_tells_once_it_tells_in_each_task(engine):
    warns = "    torch.from_numpy(numpy.broadcast_to(numpy.zeros(1), (3,)))\n    return x\n"
    deprecated = "    torch.ones(3).T\n    return x\n"
    source = f"import numpy, torch\ndef one(x):\n{warns}def two(x):\n{warns}"
    told = [said(engine, source, name) for name in ("one", "two")]
    assert all("not writable" in output for output, _ in told)
    source = f"import torch\ndef one(x):\n{deprecated}def two(x):\n{deprecated}"
    told = [said(engine, source, name) for name in ("one", "two")]
    assert [len(tips) for _, tips in told] == [1, 1]


def said(engine, source, name):
    """What a task printed, and its tips."""
    with engine.open(engine.course.task(f"s01_first.{name}"), source, "s01_first.py") as run:
        (result,) = [run.conduct(one) for one in check(name)]
        return result.output, run.tips


def test_code_that_lasts_has_its_own_worker_and_the_others_go_on_sharing(engine):
    assert verdicts(engine, LASTING, "one", "two", "three") == (["passed"] * 3, [1, 1, 0])


def test_nobody_follows_code_that_lasts(engine):
    assert verdicts(engine, LASTING, "two", "one", "three") == (["passed"] * 3, [1, 1, 0])


def test_a_task_that_forbids_or_writes_shares_with_nobody(engine):
    assert verdicts(engine, PLAIN, "strict", "one", "strict", "writes", "three")[1] == [1, 1, 1, 1, 0]


def test_another_module_has_another_worker(engine):
    assert verdicts(engine, PLAIN, "one")[1] == [1]
    assert verdicts(engine, PLAIN + "\n", "one")[1] == [1]


def test_a_new_submission_has_another_worker(engine):
    verdicts(engine, PLAIN, "one")
    engine.renew()
    assert verdicts(engine, PLAIN, "one")[1] == [1]


def test_a_stub_that_was_left_alone_runs_nothing_and_spoils_nothing(engine):
    engine.stubs = {"s01_first": "def two(x):\n    raise NotImplementedError\n"}
    source = PLAIN + "def two(x):\n    raise NotImplementedError\n"
    assert verdicts(engine, source, "one", "two", "three") == (
        ["passed", "not_attempted", "passed"],
        [1, 0, 0],
    )


def test_what_syntax_did_not_tell_of_the_footprint_does(engine):
    """A class that goes by the name of an instance is not seen in the code; that it has an entry more is."""
    source = HIDDEN + "def two(x):\n    return 1.0 - hasattr(Tensor, 'felt')\n"
    assert verdicts(engine, source, "one", "two") == (["passed", "passed"], [1, 1])


def test_what_a_module_draws_is_the_same_in_each_worker(engine):
    """A module may draw while it is loaded, before any check has set a seed."""
    source = (
        "import random, numpy, torch\nX = [random.random(), numpy.random.rand(), torch.rand(()).item()]\n"
    )
    source += "".join(f"def {name}(x):\n    print(X)\n    return x\n" for name in ("one", "two"))
    shared = [said(engine, source, name)[0] for name in ("one", "two")]
    engine.renew()
    assert [*shared, said(engine, source, "two")[0]] == [shared[0]] * 3


def test_what_an_example_draws_is_the_same_in_each_worker(engine):
    drawn = [drawing(engine, name) for name in ("one", "three")]
    engine.renew()
    assert [*drawn, drawing(engine, "three")] == [drawn[0]] * 3


def drawing(engine, name):
    """What a public example prints that draws."""
    with engine.open(engine.course.task(f"s01_first.{name}"), PLAIN, "s01_first.py") as run:
        return run.session().example("print(torch.rand(2))")[0]


def test_nobody_follows_an_example_that_lasts(engine):
    for source in ("torch.set_flush_denormal(True)", "import os"):
        with engine.open(engine.course.task("s01_first.one"), PLAIN, "s01_first.py") as run:
            assert run.session().example(source)[1] is None
        assert verdicts(engine, PLAIN, "three")[1] == [1]
        engine.renew()


def test_what_happens_when_objects_go_happens_before_the_next_task(engine):
    """An object in a cycle stays until it is collected; a stream is closed then, by a method of its class."""
    late = """
import io, torch
class Late(io.StringIO):
    def close(self):
        self = torch.Tensor
        self.felt = 1
"""
    late += "".join(
        f"def {name}(x):\n    a = [Late()]\n    a += [a]\n    return x\n" for name in ("one", "two")
    )
    assert verdicts(engine, late, "one", "two") == (["passed", "passed"], [1, 1])


def test_a_worker_that_was_lost_while_it_waited_costs_nobody(engine):
    verdicts(engine, PLAIN, "one")
    channel = engine.sharing._kept.channel
    channel.service.kill(channel.worker.ident)
    assert channel.service.swept(channel.worker.ident)
    assert verdicts(engine, PLAIN, "three") == (["passed"], [1])


def test_what_is_lost_in_a_shared_worker_is_tried_again_alone(engine):
    calls = []

    def is_lost_once(student, reference):
        """It gives back what it got."""
        calls.append(1)
        if len(calls) == 1:
            raise Crashed("it was lost")
        expect(student.three(1.0)).equals(1.0)

    verdicts(engine, PLAIN, "one")
    assert verdicts(engine, PLAIN, "three", body=is_lost_once) == (["passed"], [1])
    assert len(calls) == 2


def test_what_is_lost_alone_stays_lost(engine):
    def is_lost(student, reference):
        """It gives back what it got."""
        calls.append(expect(student.three(1.0)).equals(1.0))
        raise Crashed("it was lost")

    calls = []
    assert verdicts(engine, PLAIN, "three", body=is_lost)[0] == [str(Verdict.CRASHED)]
    assert len(calls) == 1


def test_a_worker_that_has_used_much_of_its_time_is_not_kept(engine, monkeypatch):
    monkeypatch.setattr(sharing, "_SHARE", 0.0)
    assert verdicts(engine, PLAIN, "one", "three")[1] == [1, 1]


def test_a_footprint_sees_modes_and_namespaces():
    before = footprint()
    assert footprint() == before
    with torch.device("meta"):
        assert footprint() != before
    torch.set_printoptions(2)
    try:
        assert footprint() != before
    finally:
        torch.set_printoptions(4)
    with numpy.printoptions(precision=2):
        assert footprint() != before
    assert all(torch.func.vmap(lambda _: torch.tensor(footprint() != before))(torch.ones(2)))
    torch.Tensor.felt = 1
    try:
        assert footprint() != before
    finally:
        del torch.Tensor.felt
    assert footprint() == before


def test_whoever_is_judged_by_hidden_digits_shares_with_nobody():
    """A task before it could have kept them."""
    root = Path(__file__).parents[2]
    course = load_course(root / "course.yaml")
    texts = [path.read_text(encoding="utf-8") for path in (root / "grader" / "hidden").glob("test_*.py")]
    judged = {
        name for text in texts if "hidden_digits()" in text for name in re.findall(r'@task\("(.+?)"\)', text)
    }
    assert judged
    for task_id in judged:
        one = course.task(task_id)
        others = [other for other in course.section(one.section_id).tasks if other != one]
        alone = [shareable(made(other), limits(other)) for other in others if limits(other) == limits(one)]
        assert not shareable(made(one), limits(one)) or not any(alone), task_id


def limits(one):
    return Limits(**one.limits.model_dump())


def made(one):
    return Assignment("", "", one.name, forbids=list(one.forbids))
