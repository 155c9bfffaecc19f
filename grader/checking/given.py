"""Property checks: draw all examples, send them as one message, compare here; shrink only on a mismatch."""

import copy
import itertools
from collections.abc import Callable, Sequence
from contextlib import suppress
from time import monotonic
from typing import Any

import hypothesis
from hypothesis import HealthCheck, Phase, settings
from hypothesis.internal.conjecture import providers
from hypothesis.strategies import SearchStrategy

from grader.checking.conduct import Conduct, current
from grader.student.failures import Failure
from grader.student.render import short
from grader.student.session import Outcome

__all__ = ["Property", "cases", "given"]

Example = dict[str, Any]
Body = Callable[..., None]
SHRINKING = 3.0  # seconds

# Hypothesis also draws constants found in the source of local modules, so one more import would change the draws.
if hasattr(providers, "_get_local_constants"):
    providers._get_local_constants = lambda: providers._local_constants


def _profile(phases: Sequence[Phase], examples: int) -> settings:
    return settings(
        max_examples=examples,
        phases=phases,
        database=None,
        deadline=None,
        derandomize=False,
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
        print_blob=False,
    )


def given(
    examples: int = 20, edges: Sequence[Example] = (), **strategies: SearchStrategy[Any]
) -> Callable[[Body], "Property"]:
    """Check the body on `edges` and on drawn examples of `strategies`."""

    def decorate(body: Body) -> Property:
        return Property(body, list(edges), strategies, examples)

    return decorate


def cases(**values: Sequence[Any]) -> Callable[[Body], "Property"]:
    """Check the body on every combination of the given values."""

    def decorate(body: Body) -> Property:
        combinations = itertools.product(*values.values())
        return Property(body, [dict(zip(values, row, strict=True)) for row in combinations], {}, 0)

    return decorate


class Property:
    """A check over many examples. Calling it conducts it."""

    def __init__(self, body: Body, edges: list[Example], strategies: dict[str, Any], examples: int) -> None:
        self.body = body
        self.edges = edges
        self.strategies = strategies
        self.examples = examples
        self.__doc__ = body.__doc__
        self._drawn: tuple[int, list[Example]] | None = None

    def __call__(self, student: Any, reference: Any) -> None:
        """Raise the failure with the smallest counterexample that was found in time."""
        conduct = current()
        drawn = self.edges + self._draw(conduct.seed)
        index, failure = self._batch(conduct, drawn, student, reference)
        if failure is None:
            return
        failure.example = _told(drawn[index])
        if index >= len(self.edges) and conduct.session.broken is None:
            failure = self._shrink(conduct, student, reference) or failure
        raise failure

    def _draw(self, seed: int) -> list[Example]:
        """The examples of a seed. A class is graded on the same ones: they are drawn once, and each gets a copy."""
        if not self.strategies:
            return []
        if self._drawn is None or self._drawn[0] != seed:
            drawn: list[Example] = []
            self._search(drawn.append, seed, (Phase.generate,))
            self._drawn = seed, drawn
        return copy.deepcopy(self._drawn[1])

    def _search(self, visit: Callable[[Example], None], seed: int, phases: Sequence[Phase]) -> None:
        @hypothesis.seed(seed)
        @_profile(phases, self.examples)
        @hypothesis.given(**self.strategies)
        def run(**example: Any) -> None:
            visit(example)

        run()

    def _batch(
        self, conduct: Conduct, drawn: list[Example], student: Any, reference: Any
    ) -> tuple[int, Failure | None]:
        """Send all examples at once; the first that fails, and how."""
        waiting: list[tuple[int, Any, Any]] = []
        for index, example in enumerate(drawn):
            conduct.waiting = []
            try:
                with conduct.session.segment():
                    self.body(student, reference, **example)
                    conduct.waiting.append((conduct.session.last_call(), _settled))
            except Failure as failure:
                return index, failure
            finally:
                waiting += [(index, *entry) for entry in conduct.waiting]
                conduct.waiting = None
        conduct.session.flush()
        for index, ticket, judge in waiting:
            try:
                judge(ticket.outcome)
            except Failure as failure:
                return index, failure
        return -1, None

    def _shrink(self, conduct: Conduct, student: Any, reference: Any) -> Failure | None:
        """Rerun examples one by one towards a small counterexample, for at most SHRINKING seconds."""
        smallest: list[Failure] = []
        end = monotonic() + SHRINKING

        def visit(example: Example) -> None:
            if monotonic() > end or conduct.session.broken is not None:
                return
            conduct.begin()
            try:
                self.body(student, reference, **example)
                conduct.session.settle()
            except Failure as failure:
                failure.example = _told(example)
                smallest.append(failure)
                raise

        # Answers that change from call to call, or the clock, make Hypothesis complain; the last failure still stands.
        with suppress(Failure, hypothesis.errors.HypothesisException, BaseExceptionGroup):
            self._search(visit, conduct.seed, (Phase.generate, Phase.shrink))
        return smallest[-1] if smallest else None


def _settled(outcome: Outcome) -> None:
    """Nothing in the example failed but what was expected to."""
    if outcome.failure is not None and not outcome.failure.wanted:
        raise outcome.failure


def _told(example: Example) -> str:
    return ", ".join(f"{name}={short(value)}" for name, value in example.items())
