"""A worker in enemy hands that answers anything at all: no task is earned, and no check of ours breaks."""

import json
import math
from functools import cache
from pathlib import Path

import numpy
import pytest
import torch

from grader import wire
from grader.checking import given
from grader.course import load_course
from grader.engine import Engine
from grader.modules import load_checks
from grader.student.inprocess import InProcessTransport
from grader.verdict import Verdict

pytestmark = pytest.mark.attacks

ROOT = Path(__file__).parents[2]
HUGE = 40 << 20


class Odd(tuple):
    """Travels as a named tuple."""

    _fields = ("a", "b")


RAISED = {
    "bases": ["ValueError", "RuntimeError", "TypeError", "IndexError", "KeyError", "Exception"],
    "lines": [],
}
RAISED |= {
    "kind": "ValueError",
    "message": "shape size dim axis negative",
    "memory": False,
    "unwritten": False,
}

ANSWERS = {
    "None": None,
    "True": True,
    "False": False,
    "zero": 0,
    "one": 1,
    "huge number": 10**3000,
    "nan": math.nan,
    "infinity": math.inf,
    "complex": 1j,
    "empty text": "",
    "text": "passed",
    "bytes": b"\0",
    "empty list": [],
    "list": [0.0, None, "x"],
    "list of tensors": [torch.zeros(2), torch.zeros(2)],
    "tuple": (1, 2),
    "named tuple": Odd((1, 2)),
    "mapping": {"a": 1, 2: 3, (1, 2): torch.ones(1)},
    "set": {1, "a"},
    "0-d": torch.tensor(1.0),
    "empty tensor": torch.zeros(0),
    "vector": torch.zeros(3),
    "matrix": torch.zeros(2, 3),
    "four axes": torch.zeros(1, 1, 1, 1),
    "whole numbers": torch.zeros(2, 3, dtype=torch.int64),
    "booleans": torch.ones(2, dtype=torch.bool),
    "not numbers": torch.full((2, 3), math.nan),
    "float8": torch.zeros(2, dtype=torch.float8_e4m3fn),
    "half complex": torch.zeros(2, dtype=torch.complex32),
    "meta": torch.empty(2, 3, device="meta"),
    "large meta": torch.empty(1 << 40, device="meta"),
    "array": numpy.zeros((2, 3)),
    "array of booleans": numpy.zeros(2, dtype=bool),
    "NumPy number": numpy.float64(1.0),
    "size": torch.Size([2, 3]),
    "dtype": torch.float32,
    "device": torch.device("cpu"),
    "slice": slice(1, None),
    "ellipsis": ...,
    "path": Path("x"),
    "opaque": object(),
    "raises": RAISED,
    "raises anything": RAISED | {"kind": "Opaque", "bases": []},
}
LARGE = {
    "large tensor": torch.zeros(HUGE, dtype=torch.uint8),
    "large array": numpy.zeros(HUGE, dtype=numpy.uint8),
}


QUICK = {"None", "True", "matrix", "raises"}
TRIED = [pytest.param(name, marks=[] if name in QUICK else pytest.mark.slow) for name in ANSWERS]


class Impostor:
    """A channel and its transport: whatever is fetched, the answer is always the same."""

    isolation = "none: a test's own"

    def __init__(self, answer: object) -> None:
        self.answer = answer

    def open(self, limits):
        return self

    def apart(self, limits):
        return InProcessTransport(wire.Caps()).open(
            limits
        )  # where artefacts are judged is not in enemy hands

    def exchange(self, frame, seconds):
        frame = b"".join(frame)
        size, _ = wire.FRAME.unpack_from(frame)
        start = wire.FRAME.size
        request = json.loads(frame[start : start + size])
        fields = dict(request["v"])
        return wire.encode(self.reply(fields), wire.Caps(), views=False)

    def reply(self, request):
        if request["do"] != "run":
            return {"attempted": True, "missing": False, "raised": None, "printed": ""}
        return {"segments": [self.part(ops) for ops in request["segments"]], "tips": []}

    def part(self, ops):
        if self.answer is RAISED or (isinstance(self.answer, dict) and "bases" in self.answer):
            return {"values": [], "raised": self.answer}
        return {"values": [self.answer] * sum(op[0] == "fetch" for op in ops), "raised": None}

    def output(self):
        return b""

    def close(self):
        pass


@cache
def policy():
    course = load_course(ROOT / "course.yaml")
    return course, load_checks(ROOT / "grader" / "hidden")


@cache
def judged(name):
    """The verdict of every check on one answer."""
    course, checks = policy()
    answer = {**ANSWERS, **LARGE}[name]
    engine = Engine(course, Impostor(answer), {}, course.seed)
    found = {}
    for task in course.tasks:
        own = [check for check in checks if check.task == task.id]
        with engine.open(task, "", "x.py") as run:
            found |= {check.id: run.conduct(check) for check in own}
    return found


@pytest.fixture(autouse=True)
def no_shrinking(monkeypatch):
    monkeypatch.setattr(given, "SHRINKING", 0.0)


@pytest.mark.parametrize("name", TRIED)
def test_no_check_of_ours_breaks(name):
    broken = {key: one.message for key, one in judged(name).items() if one.verdict is Verdict.GRADER_ERROR}
    assert broken == {}


@pytest.mark.parametrize("name", TRIED)
def test_no_task_is_earned_by_one_answer_to_everything(name):
    tasks: dict[str, list] = {}
    for key, one in judged(name).items():
        tasks.setdefault(key.partition("::")[0], []).append(one.verdict)
    assert [task for task, verdicts in tasks.items() if all(one is Verdict.PASSED for one in verdicts)] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", LARGE)
def test_a_large_answer_is_not_looked_at_for_long(name):
    slowest = max(judged(name).values(), key=lambda one: one.seconds)
    assert slowest.seconds < 20, slowest.id
    assert not any(one.verdict is Verdict.GRADER_ERROR for one in judged(name).values())
