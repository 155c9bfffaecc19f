"""Costly answers, such as a network that took ten seconds to train: asked for once, judged by several checks."""

from collections.abc import Callable
from typing import Any, TypeVar

from grader.checking.conduct import Conduct, current
from grader.checking.expect import Expectation
from grader.student.failures import Failure
from grader.student.session import Outcome

__all__ = ["expect_kept", "once"]

Value = TypeVar("Value")


def once(name: str, make: Callable[[], Value]) -> Value:
    """What `make()` brings home; the task's other checks that ask for `name` get the same again.

    `make` gives plain data, no Remote, and is seeded by the task and not by the check: the answer is the same
    whichever check is the first. It is called before the check records anything else. If it fails, it fails for all.
    """
    conduct = current()
    if name not in conduct.kept:
        conduct.kept[name] = _made(conduct, make)
    found: Any = conduct.kept[name]
    if isinstance(found, Failure):
        raise found
    value: Value = found
    return value


def _made(conduct: Conduct, make: Callable[[], Any]) -> Any:
    own, conduct.seed = conduct.seed, conduct.task_seed
    try:
        conduct.begin()
        return make()
    except Failure as failure:
        return failure
    finally:
        conduct.seed = own
        conduct.begin()


def expect_kept(value: Any, called: str) -> Expectation:
    """Expect something of a value that is home already, part of what `once` gave; `called` tells where it is from."""
    return Expectation(Outcome(value), {}, called)
