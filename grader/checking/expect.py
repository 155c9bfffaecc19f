"""Expectations: what should come back, and which known mistake came back instead."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy
import torch

from grader.checking.causes import known_cause
from grader.checking.compare import Difference, Rule, difference
from grader.checking.conduct import current
from grader.checking.showing import pictures_of
from grader.student.failures import ArtefactFailed, Failure, StudentRaised
from grader.student.remote import Remote, RemoteUseError, retell
from grader.student.render import clean, show
from grader.student.session import Outcome
from grader.verdict import Verdict

__all__ = ["CheckFailed", "Expectation", "expect"]

_NO_GRADIENT = (
    "no gradient arrives here: it is not used, or the graph ends on the way (detach(), .data, no_grad)"
)
_JUDGED = 32 << 20  # bytes of a value that an author's predicate is still asked about

Rivals = Mapping[str, Callable[[], Any]]
Predicates = Mapping[str, Callable[[Any], bool]]


@dataclass(eq=False)
class CheckFailed(Failure):
    """The answer is not what the law asks for."""

    verdict: Verdict = Verdict.FAILED


def expect(
    remote: Remote, raised: Mapping[str, str] | None = None, draw: Callable[[Any], None] | None = None
) -> "Expectation":
    """Expect something of what `remote` stands for.

    `raised` names causes by a regular expression over "Type: message", for when the student's code raised instead.
    `draw` is given the value that came home, right or wrong, to show a curve or a confusion matrix of it.
    """
    if not isinstance(remote, Remote):
        raise RemoteUseError(f"expect() is for what is in the jail, not for {show(remote)}")
    return Expectation(remote, raised or {}, draw=draw)


class Expectation:
    """What `expect(remote)` gives; each method is one expectation, and fetches the value."""

    def __init__(
        self,
        remote: Remote | Outcome,
        raised: Mapping[str, str],
        called: str = "",
        draw: Callable[[Any], None] | None = None,
    ) -> None:
        self._remote = remote
        self._called: Callable[[], str] = retell(remote) if isinstance(remote, Remote) else lambda: called
        self._raised = raised
        self._draw = draw

    def close_to(
        self,
        expected: Any,
        *,
        unless: Rivals | None = None,
        when: Predicates | None = None,
        rtol: float | None = None,
        atol: float | None = None,
    ) -> None:
        """Shape, dtype and values as `expected` (or `expected()`), within the dtype's tolerance."""
        self._compare(expected, Rule(rtol, atol), unless, when)

    def like(
        self,
        expected: Any,
        *,
        unless: Rivals | None = None,
        when: Predicates | None = None,
        rtol: float | None = None,
        atol: float | None = None,
    ) -> None:
        """As `close_to`, but a list and a tuple of the same items are the same."""
        self._compare(expected, Rule(rtol, atol, loose=True), unless, when)

    def equals(self, expected: Any, *, unless: Rivals | None = None, when: Predicates | None = None) -> None:
        """Exactly `expected`: kind, shape, dtype and every value (`-0.` is `0.`, NaN is NaN)."""
        self._compare(expected, Rule(exact=True), unless, when)

    def number_close_to(
        self,
        expected: Any,
        *,
        unless: Rivals | None = None,
        when: Predicates | None = None,
        rtol: float = 1e-5,
        atol: float = 1e-8,
    ) -> None:
        """A plain number near `expected`: a Python or NumPy number, not a tensor."""
        self._compare(expected, Rule(rtol, atol), unless, when)

    def unchanged(self, original: Any, cause: str = "the input was changed in place: work on a copy") -> None:
        """Still what was sent."""

        def differs(got: Any) -> bool:
            return difference(got, original, Rule(exact=True)) is not None

        self._compare(original, Rule(exact=True), None, {cause: differs})

    def has(self, *, shape: tuple[int, ...] | None = None, dtype: torch.dtype | None = None) -> None:
        """A tensor of this shape and dtype, whatever its values."""

        def judge(got: Any) -> Difference | None:
            if not isinstance(got, torch.Tensor):
                return difference(got, torch.empty(shape or ()), Rule())
            wanted = torch.empty(
                shape if shape is not None else got.shape, dtype=dtype or got.dtype, device="meta"
            )
            return difference(got.to("meta"), wanted, Rule())

        self._judge(judge, f"shape {shape}, dtype {dtype}", None)

    def satisfies(
        self, predicate: Callable[[Any], bool], *, says: str, when: Predicates | None = None
    ) -> None:
        """`predicate(value)` is true; `says` tells the student what is wanted."""

        def judge(got: Any) -> Difference | None:
            return None if _holds(predicate, got) else Difference(f"{show(got)} came back; wanted: {says}")

        self._judge(judge, says, when)

    def raises(
        self,
        kinds: str | tuple[str, ...],
        *,
        match: str | None = None,
        when: Mapping[str, Callable[[Outcome], bool]] | None = None,
    ) -> None:
        """Raises one of `kinds` (class names; subclasses count), its message matching the regex `match`."""
        names = (kinds,) if isinstance(kinds, str) else kinds

        def judge(outcome: Outcome) -> None:
            failure = outcome.failure
            if failure is not None and not isinstance(failure, StudentRaised):
                raise failure
            if failure is None:
                text = f"{show(outcome.value)} came back; {' or '.join(names)} should have been raised"
            elif failure.verdict is Verdict.NOT_ATTEMPTED:
                raise failure
            elif not set(names) & {failure.kind, *failure.bases}:
                text = f"{clean(failure.kind)} was raised; {' or '.join(names)} is wanted"
            elif match and not re.search(match, failure.message):
                text = f"the message of the {failure.kind} should speak of {match!r}"
            else:
                failure.wanted = True
                return
            cause = next((name for name, fits in (when or {}).items() if _holds(fits, outcome)), "")
            lines = failure.lines if failure else []
            raise CheckFailed(text, lines, called=self._called(), cause=cause or text)

        current().expect(self._remote, judge)

    def _compare(self, expected: Any, rule: Rule, unless: Rivals | None, when: Predicates | None) -> None:
        def judge(got: Any) -> Difference | None:
            wanted = expected() if callable(expected) else expected
            found = difference(got, wanted, rule)
            if found is None:
                return None
            shown.append(show(wanted))
            return replace(found, cause=_rival(got, unless, rule) or found.cause)

        shown: list[str] = []
        self._judge(judge, lambda: shown[-1], when)

    def _judge(
        self,
        judge: Callable[[Any], Difference | None],
        expected: str | Callable[[], str],
        when: Predicates | None,
    ) -> None:
        def settle(outcome: Outcome) -> None:
            if outcome.failure is not None:
                raise self._explained(outcome.failure)
            if self._draw is not None:
                _holds(self._draw, outcome.value)  # it stumbles where a predicate would
            found = judge(outcome.value)
            if found is None:
                return
            told = next((cause for cause, fits in (when or {}).items() if _holds(fits, outcome.value)), "")
            wanted, called = expected() if callable(expected) else expected, self._called()
            if outcome.value is None and called.endswith(".grad"):
                told = told or _NO_GRADIENT  # no `return` is missing here
            raise CheckFailed(
                found.text,
                cause=told or found.cause,
                called=called,
                got=show(outcome.value),
                expected=wanted,
                shown=pictures_of(found.pair),
            )

        current().expect(self._remote, settle)

    def _explained(self, failure: Failure) -> Failure:
        if isinstance(failure, StudentRaised | ArtefactFailed) and not failure.cause:
            kind = getattr(failure, "kind", "")
            text = f"{kind}: {failure.message}" if kind else failure.message
            own = (cause for pattern, cause in self._raised.items() if re.search(pattern, text))
            failure.cause = next(own, "") or known_cause(kind, failure.message)
        failure.called = failure.called or self._called()
        return failure


def _rival(got: Any, unless: Rivals | None, rule: Rule) -> str:
    """The cause whose rival gives just this answer."""
    for cause, rival in (unless or {}).items():
        try:
            wrong = rival()
        except (RuntimeError, ValueError, IndexError, TypeError):
            continue  # this mistake would not even run on these inputs
        if difference(got, wrong, rule) is None:
            return cause
    return ""


def _holds(predicate: Callable[[Any], object], value: Any) -> bool:
    """Does the predicate hold? One that stumbles over an unforeseen kind of value does not.

    Nor does it hold of a value so large that looking at it (sorting it, widening it) could fill the memory here.
    """
    if _size(value) > _JUDGED:
        return False
    try:
        return bool(predicate(value))
    except (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError):
        return False


def _size(value: Any) -> int:
    """Bytes of all tensors and arrays in a value."""
    if isinstance(value, Outcome):
        return _size(value.value)
    if isinstance(value, torch.Tensor):
        return 0 if value.device.type == "meta" else value.numel() * value.element_size()
    if isinstance(value, list | tuple):
        return sum(map(_size, value))
    if isinstance(value, dict):
        return sum(map(_size, value.values()))
    return value.nbytes if isinstance(value, numpy.ndarray) else 0
