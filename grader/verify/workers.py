"""Worker processes: each holds a bench with a warm jail of its own and grades the trials that it is sent.

They are spawned, not forked: a process that has run PyTorch's operations must not be forked.
"""

import multiprocessing
import signal
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from grader.results import CheckResult
from grader.verdict import Verdict
from grader.verify.trials import Outcome, Trial

if TYPE_CHECKING:
    from grader.verify.bench import Bench

__all__ = ["WorkerError", "Workers"]

_GRACE = 20.0


class WorkerError(Exception):
    """A worker failed to do its own work; the text is its traceback."""


@dataclass
class _Worker:
    process: SpawnProcess
    connection: Connection
    trial: Trial | None = None


class Workers:
    """At most `jobs` processes that share the trials. A context manager: leaving it ends them all."""

    def __init__(self, course_file: Path, jobs: int, seed: int | None = None) -> None:
        self._course_file = course_file
        self._jobs = jobs
        self._seed = seed
        self._workers: list[_Worker] = []

    def __enter__(self) -> "Workers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ask each to end; it then ends its jail and clears its scratch folder."""
        for worker in self._workers:
            worker.connection.close()
            if worker.trial is not None:
                worker.process.terminate()
        for worker in self._workers:
            worker.process.join(_GRACE)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self._workers.clear()

    def judge(self, trials: Iterable[Trial]) -> Iterator[Outcome]:
        """The outcomes, in the order in which they are found."""
        waiting = deque(trials)
        while len(self._workers) < min(self._jobs, len(waiting)):
            self._workers.append(self._spawn())
        for worker in self._workers:
            _hand_out(worker, waiting)
        while busy := {worker.connection: worker for worker in self._workers if worker.trial is not None}:
            for ready in wait(list(busy)):
                worker = busy[ready]  # type: ignore[index]  # wait() gives back what it was given
                yield self._collect(worker)
                _hand_out(worker, waiting)

    def _spawn(self) -> _Worker:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        arguments = (theirs, self._course_file, self._seed)
        process = context.Process(target=_serve, args=arguments, name="torchcourse-verify")
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _collect(self, worker: _Worker) -> Outcome:
        """The outcome of the trial that a worker was given; a worker that died is replaced."""
        trial, worker.trial = worker.trial, None
        assert trial is not None
        try:
            answer = worker.connection.recv()
        except (EOFError, ConnectionError):
            worker.process.join()
            outcome = _died(trial, worker.process.exitcode)
            fresh = self._spawn()
            worker.process, worker.connection = fresh.process, fresh.connection
            return outcome
        if isinstance(answer, Outcome):
            return answer
        raise WorkerError(f"{trial.part} {trial.name}: {answer}")


def _hand_out(worker: _Worker, waiting: deque[Trial]) -> None:
    if waiting:
        worker.trial = waiting.popleft()
        with suppress(ConnectionError):  # it has died: its end of the pipe will say so
            worker.connection.send(worker.trial)


def _died(trial: Trial, status: int | None) -> Outcome:
    message = f"the process that graded it ended with status {status}"
    check = CheckResult(id=trial.tasks[0], law="", verdict=Verdict.GRADER_ERROR, message=message)
    return Outcome(trial.part, trial.name, {trial.tasks[0]: [check]})


def _serve(connection: Connection, course_file: Path, seed: int | None) -> None:
    """A worker's life. Ctrl-C is for the process that keeps it, which then says so by SIGTERM."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    from grader.verify.bench import Bench, jailed

    try:
        bench = Bench(*jailed(course_file), seed)
    except Exception:
        connection.send(traceback.format_exc())
        return
    try:
        with suppress(EOFError, ConnectionError):  # nobody is there any more
            while True:
                connection.send(_judged(bench, connection.recv()))
    finally:
        bench.close()


def _judged(bench: "Bench", trial: Trial) -> Outcome | str:
    """The outcome, or the traceback of what went wrong in the kit itself."""
    try:
        return bench.judge(trial)
    except Exception:
        return traceback.format_exc()


def _leave(_number: int, _frame: object) -> None:
    raise SystemExit(0)
