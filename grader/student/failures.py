"""What can go wrong on the student's side of the wire, as data to be rendered later."""

from dataclasses import dataclass, field

from grader.picture import Picture
from grader.verdict import Verdict

__all__ = ["ArtefactFailed", "Crashed", "Failure", "MemoryExceeded", "StudentRaised", "TimedOut"]


@dataclass(eq=False)
class Failure(Exception):
    """Base of everything that ends a check with another verdict than `passed`.

    `message` is one sentence for the student; `lines` are their own traceback lines, already plain text; `cause` says
    in words what is likely behind it; `called`, `got`, `expected` and `example` show it, each as text;
    `shown` holds pictures of it.
    """

    message: str
    lines: list[str] = field(default_factory=list)
    verdict: Verdict = Verdict.ERROR
    cause: str = ""
    called: str = ""
    got: str = ""
    expected: str = ""
    example: str = ""
    shown: list[Picture] = field(default_factory=list)
    wanted: bool = False  # a check expected just this failure

    def __str__(self) -> str:
        return self.message


@dataclass(eq=False)
class StudentRaised(Failure):
    """The student's code raised: `kind` is the name of the exception's class, `bases` those of its ancestors."""

    kind: str = "Exception"
    bases: list[str] = field(default_factory=list)


@dataclass(eq=False)
class TimedOut(Failure):
    """The wall clock ran out."""

    verdict: Verdict = Verdict.TIMEOUT


@dataclass(eq=False)
class MemoryExceeded(Failure):
    """The student's code asked for more memory than the task allows."""

    verdict: Verdict = Verdict.OUT_OF_MEMORY


@dataclass(eq=False)
class Crashed(Failure):
    """The worker died, or what it sent was not a message."""

    verdict: Verdict = Verdict.CRASHED


@dataclass(eq=False)
class ArtefactFailed(Failure):
    """A file that the student's code wrote is not there, or does not load or run where it was taken to."""

    verdict: Verdict = Verdict.FAILED
