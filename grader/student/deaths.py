"""What the end of a worker means, in words for the student."""

import signal
from dataclasses import dataclass

from grader.student.failures import Crashed, Failure, MemoryExceeded, TimedOut
from grader.student.transport import Limits

__all__ = ["Death", "failure", "too_long"]

_WORDS = {
    "SIGSEGV": "the code crashed the interpreter (segmentation fault)",
    "SIGBUS": "the code crashed the interpreter (access to memory that is not there)",
    "SIGFPE": "the code crashed the interpreter (arithmetic fault, such as an integer division by zero)",
    "SIGILL": "the code crashed the interpreter (illegal instruction)",
    "SIGABRT": "the code crashed the interpreter (a library aborted the process)",
    "SIGSYS": "the code made a system call that is not allowed here",
}


@dataclass(frozen=True)
class Death:
    """How a worker ended: an exit code, or the negative number of a signal; what it had used by then."""

    status: int
    seconds: float = 0.0
    peak_kb: int = 0


def failure(death: Death | None, limits: Limits) -> Failure:
    """The failure that a worker's unexpected end amounts to; None is an end that nobody can tell of."""
    if death is None:
        return Crashed("the process that ran the code was lost")
    if death.status >= 0:
        return Crashed(f"the code ended its own process (exit status {death.status}), as os._exit does")
    name = _name(-death.status)
    if name == "SIGXCPU" or (name == "SIGKILL" and death.seconds >= limits.seconds_per_task):
        return TimedOut(f"the code used more than {limits.seconds_per_task:g} seconds of processor time")
    if name == "SIGKILL":  # neither ours nor the processor limit's: the system had no memory left
        return MemoryExceeded(f"the code asked for more than {limits.memory_mb} MB of memory")
    return Crashed(_WORDS.get(name, f"the process that ran the code was ended by {name}"))


def too_long(seconds: float) -> TimedOut:
    """The failure of an answer that did not come in time."""
    return TimedOut(f"no answer after {seconds:.3g} seconds")


def _name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
