"""Worker processes that share jobs: each is sent one after the other over a pipe of its own.

They are spawned, not forked: a process that has run PyTorch's operations must not be forked.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Any, Generic, TypeVar

__all__ = ["Died", "Pool", "Serve", "answer"]

_GRACE = 20.0

Job = TypeVar("Job")
Serve = Callable[..., None]
"""A worker's life: it gets its end of the pipe, then the pool's arguments, and `answer`s jobs until the pipe ends."""


@dataclass(frozen=True)
class Died:
    """The answer to a job whose worker ended: the exit status of the process."""

    status: int | None


@dataclass
class _Worker(Generic[Job]):
    process: SpawnProcess
    connection: "Connection[Any, Any]"
    job: Job | None = None


class Pool(Generic[Job]):
    """At most `jobs` processes, each a `serve(connection, *arguments)`. A context manager: leaving it ends them all."""

    def __init__(self, serve: Serve, arguments: tuple[object, ...], jobs: int, name: str) -> None:
        self._serve = serve
        self._arguments = arguments
        self._jobs = jobs
        self._name = name
        self._workers: list[_Worker[Job]] = []

    def __enter__(self) -> "Pool[Job]":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ask each to end; it then ends its jail and clears its scratch folder."""
        for worker in self._workers:
            worker.connection.close()
            if worker.job is not None:
                worker.process.terminate()
        for worker in self._workers:
            worker.process.join(_GRACE)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self._workers.clear()

    def run(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Any]]:
        """Each job with its answer, in the order in which they are found; a worker that died is replaced."""
        waiting = deque(jobs)
        while len(self._workers) < min(self._jobs, len(waiting)):
            self._workers.append(self._spawn())
        for worker in self._workers:
            _hand_out(worker, waiting)
        while busy := {worker.connection: worker for worker in self._workers if worker.job is not None}:
            for ready in wait(list(busy)):
                worker = busy[ready]  # type: ignore[index]  # wait() gives back what it was given
                yield self._collect(worker)
                _hand_out(worker, waiting)

    def _spawn(self) -> _Worker[Job]:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        arguments = (self._serve, theirs, self._arguments)
        process = context.Process(target=_live, args=arguments, name=self._name)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _collect(self, worker: _Worker[Job]) -> tuple[Job, Any]:
        job, worker.job = worker.job, None
        assert job is not None
        try:
            return job, worker.connection.recv()
        except (EOFError, ConnectionError):
            worker.process.join()
            died = Died(worker.process.exitcode)
            fresh = self._spawn()
            worker.process, worker.connection = fresh.process, fresh.connection
            return job, died


def answer(connection: "Connection[Any, Any]", work: Callable[[Any], object]) -> None:
    """Answer jobs until nobody sends any more."""
    with suppress(EOFError, ConnectionError):
        while True:
            connection.send(work(connection.recv()))


def _live(serve: Serve, connection: "Connection[Any, Any]", arguments: tuple[object, ...]) -> None:
    """A worker's life. Ctrl-C is for the process that keeps it, which then says so by SIGTERM."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _interrupt)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(KeyboardInterrupt):
        serve(connection, *arguments)


def _interrupt(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


def _end_with_parent() -> None:
    """Whoever starts again after a kill must find no worker of before still writing."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _hand_out(worker: _Worker[Job], waiting: deque[Job]) -> None:
    if waiting:
        worker.job = waiting.popleft()
        with suppress(ConnectionError):  # it has died: its end of the pipe will say so
            worker.connection.send(worker.job)
