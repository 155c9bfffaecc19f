"""Worker processes: each holds a bench with a warm jail of its own and grades the trials that it is sent."""

import traceback
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.pool import Died, Pool, answer
from grader.results import CheckResult
from grader.verdict import Verdict
from grader.verify.trials import Outcome, Trial

if TYPE_CHECKING:
    from grader.verify.bench import Bench

__all__ = ["WorkerError", "Workers"]


class WorkerError(Exception):
    """A worker failed to do its own work; the text is its traceback."""


class Workers(Pool[Trial]):
    """At most `jobs` processes that share the trials. A context manager: leaving it ends them all."""

    def __init__(self, course_file: Path, jobs: int, seed: int | None = None) -> None:
        super().__init__(_serve, (course_file, seed), jobs, "torchcourse-verify")

    def __enter__(self) -> "Workers":
        return self

    def judge(self, trials: Iterable[Trial]) -> Iterator[Outcome]:
        """The outcomes, in the order in which they are found."""
        for trial, found in self.run(trials):
            if isinstance(found, Died):
                yield _died(trial, found.status)
            elif isinstance(found, Outcome):
                yield found
            else:
                raise WorkerError(f"{trial.part} {trial.name}: {found}")


def _died(trial: Trial, status: int | None) -> Outcome:
    message = f"the process that graded it ended with status {status}"
    check = CheckResult(id=trial.tasks[0], law="", verdict=Verdict.GRADER_ERROR, message=message)
    return Outcome(trial.part, trial.name, {trial.tasks[0]: [check]})


def _serve(connection: "Connection[Any, Any]", course_file: Path, seed: int | None) -> None:
    from grader.verify.bench import Bench, jailed

    try:
        bench = Bench(*jailed(course_file), seed)
    except Exception:
        connection.send(traceback.format_exc())
        return
    try:
        answer(connection, lambda trial: _judged(bench, trial))
    finally:
        bench.close()


def _judged(bench: "Bench", trial: Trial) -> Outcome | str:
    """The outcome, or the traceback of what went wrong in the kit itself."""
    try:
        return bench.judge(trial)
    except Exception:
        return traceback.format_exc()
