"""One server per rung for the whole run, and a way to have a snippet run in one of its workers."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from grader import wire
from grader.student import ladder
from grader.student.keeper import JailTransport
from grader.student.session import Assignment, Session
from grader.student.transport import Limits

HOME = Path(__file__).parents[2]
SECRETS = [
    HOME / "solutions",
    HOME / "course.yaml",
    HOME / "grader" / "hidden",
    HOME / "grader" / "course.py",
]
SECRETS += [*sorted((HOME / "solutions").glob("*.py")), Path(__file__)]


@dataclass
class Jail:
    """A transport, and snippets run through it."""

    transport: JailTransport

    def run(self, source: str, limits: Limits | None = None, *args: Any, **assignment: Any) -> Any:
        """The value of `attempt(*args)`, which `source` defines, or the failure it ended in, raised."""
        with_value, _ = self.talk(source, limits, *args, **assignment)
        return with_value

    def talk(
        self, source: str, limits: Limits | None = None, *args: Any, **assignment: Any
    ) -> tuple[Any, bytes]:
        """The same with what was printed."""
        limits = limits or Limits()
        channel = self.transport.open(limits)
        session = Session(channel, limits, self.transport.caps)
        try:
            session.load(Assignment(dedent(source), "snippet.py", "attempt", **assignment))
            session.begin(0)
            function = session.record("task", "attempt")
            value = session.fetch(session.record("call", wire.Ref(function), list(args), {})).get()
            return value, channel.output()
        finally:
            channel.close()


@pytest.fixture(scope="session")
def jails() -> Iterator[Callable[[int], Jail]]:
    """The jail of a rung; skips where the rung is not to be had."""
    started: dict[int, Jail] = {}

    def get(rung: int) -> Jail:
        if rung not in ladder.rungs():
            pytest.skip(f"no rung {rung} here")
        if rung not in started:
            started[rung] = Jail(JailTransport(rung=rung, secrets=[] if rung == 4 else SECRETS))
        return started[rung]

    yield get
    for jail in started.values():
        jail.transport.close()


@pytest.fixture(params=[1, 2, 3], ids=lambda rung: f"rung{rung}")
def jail(request: pytest.FixtureRequest, jails: Callable[[int], Jail]) -> Jail:
    """The jail of each rung that has a kernel wall."""
    return jails(request.param)


@pytest.fixture(params=[1, 2, 3, 4], ids=lambda rung: f"rung{rung}")
def any_jail(request: pytest.FixtureRequest, jails: Callable[[int], Jail]) -> Jail:
    """The jail of each rung."""
    return jails(request.param)


@pytest.fixture
def is_root() -> bool:
    return os.getuid() == 0
