"""A bar on stderr, where that is a terminal."""

import sys
from collections.abc import Iterator, Sequence
from types import TracebackType

from grader.verify.trials import Outcome, Trial

__all__ = ["Progress"]


class Progress:
    """Counts outcomes as they arrive. A context manager."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as RichProgress

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        hidden = not sys.stderr.isatty()
        self._bar = RichProgress(*columns, console=Console(stderr=True), transient=True, disable=hidden)

    def __enter__(self) -> "Progress":
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def track(self, outcomes: Iterator[Outcome], trials: Sequence[Trial]) -> Iterator[Outcome]:
        """Pass outcomes on, and count them."""
        if not trials:
            return
        parts = dict.fromkeys(trial.part.value for trial in trials)
        bar = self._bar.add_task(f"{trials[0].section}: {', '.join(parts)}", total=len(trials))
        for outcome in outcomes:
            self._bar.advance(bar)
            yield outcome
        self._bar.remove_task(bar)
