"""The check being conducted: its session, its seed, its expectations."""

import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

import numpy
import torch

from grader.picture import Picture
from grader.student.remote import Remote, locate
from grader.student.session import Outcome, Session, Ticket
from grader.student.transport import Channel, Limits

__all__ = ["Conduct", "conducting", "current", "threshold"]

Judge = Callable[[Outcome], None]


def _nowhere(_: Limits) -> Channel:
    raise RuntimeError("no second worker can be had here")


@dataclass
class Conduct:
    """State of one running check. In a batch, expectations wait until all examples have been sent.

    `shown` is what it shows besides words, by name. `apart` opens a worker beside the student's, for what is judged
    without their code. `kept` and `task_seed` are shared by all checks of the task.
    """

    session: Session
    seed: int
    expectations: int = 0
    waiting: list[tuple[Ticket, Judge]] | None = None
    thresholds: Mapping[tuple[str, str], float] = field(default_factory=dict)
    apart: Callable[[Limits], Channel] = field(default=_nowhere)
    shown: dict[str, Picture] = field(default_factory=dict)
    kept: dict[str, object] = field(default_factory=dict)
    task_seed: int = 0

    def begin(self) -> None:
        """Seed this side and, with the next message, the other."""
        # All that is drawn here is drawn by it; `torch.manual_seed` also prepares for GPUs, at length.
        torch.default_generator.manual_seed(self.seed)
        random.seed(self.seed)
        numpy.random.seed(self.seed % 2**32)
        self.session.begin(self.seed)

    def expect(self, remote: Remote | Outcome, judge: Judge) -> None:
        """Have `judge` look at the value: now, or when the batch is home. An `Outcome` is home already."""
        self.expectations += 1
        if isinstance(remote, Outcome):
            judge(remote)
            return
        session, handle = locate(remote)
        ticket = session.order(handle)
        if self.waiting is not None and session is self.session:
            self.waiting.append((ticket, judge))
            return
        session.flush()
        judge(ticket.outcome)


_current: ContextVar[Conduct] = ContextVar("conduct")


def current() -> Conduct:
    """The check being conducted. Raises LookupError outside of one."""
    return _current.get()


@contextmanager
def conducting(conduct: Conduct) -> Iterator[None]:
    """Make `conduct` the current one."""
    token = _current.set(conduct)
    try:
        conduct.begin()
        yield
    finally:
        _current.reset(token)


def threshold(task_id: str, name: str) -> float:
    """The threshold `name` that `course.yaml` sets for a task. Raises KeyError where it sets none."""
    return current().thresholds[task_id, name]
