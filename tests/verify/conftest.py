"""A made-up course of one section, graded in process."""

import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from grader.course import Course, load_course
from grader.engine import caps_of
from grader.student.inprocess import InProcessTransport
from grader.verify.bars import Figures
from grader.verify.bench import Bench
from grader.verify.run import Plan, SectionRun
from grader.verify.trials import Outcome, Part, Trial

SECTION = "s90_tiny"

POLICY = """
schema_version: 1
title: Tiny
seed: 7
sections:
  - id: s90_tiny
    title: Tiny
    tasks:
      - {id: double, points: 1}
      - {id: quadruple, points: 2, needs: [double]}
"""

SOLUTIONS = '''
# %%
import torch

# %%
def scale(x, by):
    return x * by

# %%
def double(x: torch.Tensor) -> torch.Tensor:
    """Twice x.

    >>> double(torch.tensor([1, 2])).tolist()
    [2, 4]
    """
    ### BEGIN SOLUTION
    return scale(x, 2)
    ### END SOLUTION

# %% [markdown] hints="double"
# - Nudge.
# - `scale(x, 2)`.

# %%
def quadruple(x: torch.Tensor) -> torch.Tensor:
    """Four times x.

    >>> quadruple(torch.tensor([1, 2])).tolist()
    [4, 8]
    """
    ### BEGIN SOLUTION
    return double(double(x))
    ### END SOLUTION

# %% [markdown] hints="quadruple"
# - Nudge.
# - `double(double(x))`.
'''

CHECKS = '''
"""Hidden checks."""
import torch
from grader.author import expect, task

@task("s90_tiny.double")
def test_double_doubles(student, reference):
    """The result is twice x."""
    x = torch.tensor([1.0, -3.0])
    expect(student.double(x)).equals(
        lambda: reference.double(x), unless={"x came back as it was": lambda: x}
    )

@task("s90_tiny.double")
def test_double_keeps_the_dtype(student, reference):
    """Integers stay integers."""
    expect(student.double(torch.tensor([5]))).has(dtype=torch.int64)

@task("s90_tiny.quadruple")
def test_quadruple_quadruples(student, reference):
    """The result is four times x."""
    x = torch.tensor([1.0, -3.0])
    expect(student.quadruple(x)).equals(lambda: reference.quadruple(x))
'''


class Tiny:
    """The course's folder, and a way to verify it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.outcomes: list[Outcome] = []
        self.write("course.yaml", POLICY)
        self.write(f"solutions/{SECTION}.py", SOLUTIONS)
        self.write(f"exercises/{SECTION}.py", SOLUTIONS)
        self.write("grader/hidden/test_s90_tiny.py", CHECKS)

    def write(self, name: str, text: str) -> Path:
        """A file below the root."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text).lstrip("\n"), encoding="utf-8")
        return path

    def chaff(self, name: str, about: str, code: str, task: str = "double") -> Path:
        """A wrong answer."""
        return self.write(f"tests/chaffs/{SECTION}/{task}/{name}.py", f'"""{about}"""\n{code}\n')

    def wheat(self, name: str, code: str, task: str = "double") -> Path:
        """A right answer."""
        return self.write(f"tests/wheats/{SECTION}/{task}/{name}.py", f'"""Different."""\n{code}\n')

    def equivalent(self, text: str) -> Path:
        """The list of equivalent mutants."""
        return self.write(f"tests/mutants/{SECTION}.yaml", text)

    def course(self) -> Course:
        """The policy."""
        return load_course(self.root / "course.yaml")

    def verify(self, *parts: Part, corpus: Path | None = None, quick: bool = False) -> Figures:
        """Verify these parts of the section."""
        course = self.course()
        bench = Bench(course, InProcessTransport(caps_of(course)))
        self.outcomes = []

        def judge(trials: Sequence[Trial]) -> Iterator[Outcome]:
            for trial in trials:
                self.outcomes.append(bench.judge(trial))
                yield self.outcomes[-1]

        section = course.section(SECTION)
        folder = corpus or self.root / "tests"
        plan = Plan(section, section.tasks, frozenset(parts), folder, own=corpus is None, quick=quick)
        try:
            return SectionRun(course, plan, judge).run()
        finally:
            bench.close()


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Tiny]:
    """A fresh course; its modules are forgotten afterwards."""
    yield Tiny(tmp_path)
    for name in [name for name in sys.modules if "s90_tiny" in name]:
        del sys.modules[name]


@pytest.fixture
def misses(tiny: Tiny) -> Callable[..., list[str]]:
    """What verifying some parts finds amiss, as lines."""
    return lambda *parts: [str(miss) for miss in tiny.verify(*parts).misses]
