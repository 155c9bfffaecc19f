"""One task of one submission, being asked: records operations, sends them in one message, brings values home."""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from time import monotonic
from typing import Any, NoReturn

from grader import wire
from grader.student.failures import Crashed, Failure, MemoryExceeded, StudentRaised
from grader.student.reply import MalformedError, optional, take, texts
from grader.student.transport import Channel, Limits
from grader.verdict import Verdict

__all__ = ["Assignment", "ElsewhereError", "Outcome", "Session", "Ticket"]

Op = list[Any]
_LONGEST = 4_000  # characters of a message


@dataclass(frozen=True)
class Assignment:
    """What is to be loaded: the student's source, the task, the tasks not needed for it, the untouched stub.

    `world`: what is to be simulated around it, as `checking.worlds` says it; nothing, for the machine as it is.
    """

    source: str
    filename: str
    task: str
    drop: list[str] = field(default_factory=list)
    stub: str = ""
    forbids: list[str] = field(default_factory=list)
    world: dict[str, Any] = field(default_factory=dict)


class ElsewhereError(Exception):
    """The worker has served another task, and this one wants its own. `clean`: other tasks may still come."""

    def __init__(self, *, clean: bool) -> None:
        super().__init__()
        self.clean = clean


@dataclass
class Outcome:
    """What one fetched value came to: a value, or the failure that took its place."""

    value: Any = None
    failure: Failure | None = None

    def get(self) -> Any:
        """The value. Raises the failure."""
        if self.failure is not None:
            raise self.failure
        return self.value


@dataclass
class Ticket:
    """A value that was asked for; `outcome` is filled in when the message has been answered."""

    outcome: Outcome = field(default_factory=lambda: Outcome(failure=Crashed("the value never arrived")))


class Session:
    """The recorder behind `student`; every `Remote` belongs to one."""

    def __init__(self, channel: Channel, limits: Limits, caps: wire.Caps) -> None:
        self.channel = channel
        self.limits = limits
        self.caps = caps
        self.spent = 0.0
        self.tips: list[str] = []
        self.broken: Failure | None = None
        self.clean = False  # may the worker serve another task of the same module?
        self.journal: deque[Callable[[], str]] = deque(maxlen=3)  # the student's latest calls, for feedback
        self._next = 0
        self._seed: int | None = None
        self._forget()

    def load(self, assignment: Assignment, *, again: bool = False) -> None:
        """Load the student's module, perhaps `again` for another task, which may raise ElsewhereError.

        Raises the failure that keeps the task from being graded.
        """
        with self._reading(self._ask({"do": "read", **vars(assignment)})) as reply:
            self.clean = take(reply, "clean", bool)
            if take(reply, "elsewhere", bool):
                raise ElsewhereError(clean=self.clean) if again else MalformedError
            missing, attempted = take(reply, "missing", bool), take(reply, "attempted", bool)
            self._raise(reply)
        if missing:
            raise Failure(f"the module defines no {assignment.task}", verdict=Verdict.ERROR)
        if not attempted:
            raise Failure("the stub is as it was", verdict=Verdict.NOT_ATTEMPTED)
        around = {"forbids": assignment.forbids, "world": assignment.world}
        with self._reading(self._ask({"do": "load", **around})) as reply:
            self._raise(reply)

    def _raise(self, reply: Any) -> None:
        raised = optional(reply, "raised", dict)
        if raised is not None:
            raise self._failure(raised)

    def example(self, source: str) -> tuple[str, Failure | None]:
        """Run one public example; what it printed, and what it raised."""
        with self._reading(self._ask({"do": "example", "source": source})) as reply:
            raised = optional(reply, "raised", dict)
            return take(reply, "printed", str), self._failure(raised) if raised else None

    def begin(self, seed: int) -> None:
        """Begin a check: forget what was recorded, reseed the worker with the next message."""
        self._forget()
        self.journal.clear()
        self._seed = seed

    def record(self, kind: str, *rest: Any) -> int:
        """Record an operation; its arguments are copied now. Gives the handle of the result."""
        self._next += 1
        encoded = [self._encoder.add(item) for item in rest]
        self._segments[-1].append([kind, self._next, *encoded])
        return self._next

    def drop(self, handle: int) -> None:
        """The result with this handle is not needed any more."""
        self._dropped.append(handle)

    def fetch(self, handle: int) -> Outcome:
        """Send all that was recorded; bring home one value."""
        ticket = self.order(handle)
        self.flush()
        return ticket.outcome

    def order(self, handle: int) -> Ticket:
        """Ask for a value with the next message."""
        self._segments[-1].append(["fetch", 0, {"$": "ref", "v": handle}])
        ticket = Ticket()
        self._tickets[-1].append(ticket)
        return ticket

    @contextmanager
    def segment(self) -> Iterator[None]:
        """Operations recorded inside fail together, and alone."""
        if self._segments[-1]:
            self._open_segment()
        self.journal.clear()
        yield
        self._open_segment()

    def settle(self) -> None:
        """End a check: whatever is still pending must not have failed."""
        if self._segments[-1] and self.broken is None:
            ticket = self.last_call()
            self.flush()
            ticket.outcome.get()

    def last_call(self) -> Ticket:
        """A ticket that fails if any operation recorded so far in this segment does."""
        return self.order(self.record("send", None))

    def flush(self) -> None:
        """Send everything in one message and fill in the tickets."""
        request = wire.record(do="run", seed=self._seed, segments=self._segments, drop=self._dropped)
        tickets, encoder = self._tickets, self._encoder
        self._forget()
        try:
            self._deliver(self._exchange(encoder, request), tickets)
        except Failure as failure:
            for ticket in chain(*tickets):
                ticket.outcome = Outcome(failure=failure)

    def _deliver(self, reply: Any, tickets: list[list[Ticket]]) -> None:
        with self._reading(reply):
            self.tips = texts(reply, "tips")
            segments = take(reply, "segments", list)
            if len(segments) != len(tickets):
                raise MalformedError
            for part, waiting in zip(segments, tickets, strict=True):
                self._fill(part, waiting)

    def _fill(self, part: Any, waiting: list[Ticket]) -> None:
        values = take(part, "values", list)
        failure = self._failure(take(part, "raised", dict)) if len(values) < len(waiting) else None
        for n, ticket in enumerate(waiting):
            ticket.outcome = Outcome(values[n]) if n < len(values) else Outcome(failure=failure)

    def _ask(self, request: dict[str, Any]) -> Any:
        """One question outside a check."""
        encoder = wire.Encoder(self.caps, views=True)
        return self._exchange(encoder, encoder.add(request))

    @contextmanager
    def _reading(self, reply: Any) -> Iterator[Any]:
        """An answer that turns out to be malformed is the worker's end."""
        try:
            yield reply
        except MalformedError:
            self._break(Crashed("the answer was not a message of the expected form"))

    def _exchange(self, encoder: wire.Encoder, request: Any) -> Any:
        if self.broken is not None:
            raise self.broken
        left = self.limits.seconds_per_task - self.spent
        started = monotonic()
        try:
            data = encoder.frame(request)
            answer = self.channel.exchange(data, max(min(self.limits.seconds_per_call, left), 0.01))
            return wire.decode(*answer, self.caps, views=False)
        except wire.WireError as problem:
            self._break(Crashed(f"the answer was not a message: {problem}"))
        except Failure as failure:
            self._break(failure)
        finally:
            self.spent += monotonic() - started

    def _break(self, failure: Failure) -> NoReturn:
        self.broken = failure
        self.channel.close()
        raise failure

    def _failure(self, raised: dict[str, Any]) -> Failure:
        kind, message = take(raised, "kind", str)[:100], take(raised, "message", str)[:_LONGEST]
        bases, lines = texts(raised, "bases"), texts(raised, "lines")
        memory, unwritten = take(raised, "memory", bool), take(raised, "unwritten", bool)
        if memory:
            return MemoryExceeded(f"the code asked for more than {self.limits.memory_mb} MB of memory", lines)
        verdict = Verdict.NOT_ATTEMPTED if unwritten else Verdict.ERROR
        return StudentRaised(message, lines, verdict, kind=kind, bases=bases)

    def _forget(self) -> None:
        self._encoder = wire.Encoder(self.caps, views=True)
        self._segments: list[list[Op]] = []
        self._tickets: list[list[Ticket]] = []
        self._dropped: list[int] = []
        self._seed = None
        self._open_segment()

    def _open_segment(self) -> None:
        self._segments.append([])
        self._tickets.append([])
