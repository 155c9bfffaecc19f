"""One machine or many: hand-ins go to a Dask cluster, results come back as they are found."""

import logging
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from itertools import islice
from typing import Any, Self

from distributed import Client, LocalCluster, as_completed

from grader.batch.work import Job, grade, obstacle
from grader.errors import UserError
from grader.results import Result

__all__ = ["Standby", "clustered", "graded", "prove"]

_AHEAD = 3  # jobs for each worker: one that is graded, and some on their way
_PATIENCE = 20  # seconds until a scheduler has answered


class Standby:
    """A proved cluster, started when it is first asked for, or before that, beside whatever else there is to do."""

    def __init__(self, scheduler: str, course: str) -> None:
        self._scheduler = scheduler
        self._course = course
        self._open = ExitStack()
        self._beside = ThreadPoolExecutor(1)  # a client must be closed where it was opened
        self._client: Future[Client] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._beside.submit(self._open.close).result()
        self._beside.shutdown()

    def begin(self, jobs: int) -> None:
        """Start it, if it is not on its way; not waited for. Whatever goes wrong is told to whoever wants it."""
        if self._client is None:
            self._client = self._beside.submit(self._start, jobs)

    def client(self, jobs: int) -> Client:
        """The client, once every worker is ready. Raises UserError."""
        self.begin(jobs)
        assert self._client is not None
        return self._client.result()

    def _start(self, jobs: int) -> Client:
        client = self._open.enter_context(clustered(jobs, self._scheduler))
        prove(client, self._course)
        return client


@contextmanager
def clustered(jobs: int, scheduler: str = "") -> Iterator[Client]:
    """A client of the scheduler at that address; without one, of `jobs` processes here that end with the context."""
    if scheduler:
        with _reached(scheduler) as client:
            yield client
        return
    with _local(jobs) as cluster, Client(cluster) as client:
        yield client


def prove(client: Client, course: str) -> None:
    """See that there are workers, each ready to grade by the course of this digest. Raises UserError otherwise."""
    if not client.nthreads():
        raise UserError(
            None, None, "the scheduler has no workers", "Start some: dask worker ADDRESS --nthreads 1."
        )
    for worker, problem in client.run(obstacle, course).items():
        if problem:
            raise UserError(None, None, f"the worker {worker}: {problem}", "Nothing was graded.")


def graded(client: Client, jobs: Iterable[Job]) -> Iterator[tuple[Job, Result | Exception]]:
    """Each job with its result, or with what kept a worker from one. Jobs are taken when there is room for them."""
    waiting = iter(jobs)
    flying: dict[Any, Job] = {}
    found = as_completed()

    def send(count: int) -> None:
        for job in islice(waiting, count):
            future = client.submit(grade, job, pure=False)
            flying[future.key] = job
            found.add(future)

    send(sum(client.nthreads().values()) * _AHEAD)
    for future in found:
        yield flying.pop(future.key), _result(future)
        future.release()
        send(1)


def _local(jobs: int) -> LocalCluster:
    """Processes of this machine. Whoever reaches a scheduler runs code with its rights: this one asks for a key."""
    return LocalCluster(
        protocol="tls",
        security=True,
        n_workers=jobs,
        threads_per_worker=1,
        memory_limit=0,  # never paused for it: the jail bounds what a submission takes
        dashboard_address=None,
        silence_logs=logging.CRITICAL,
        preload="grader.batch.deaf",
    )


def _result(future: Any) -> Result | Exception:
    try:
        result: Result = future.result()
    except Exception as problem:
        return problem
    return result


def _reached(scheduler: str) -> Client:
    try:
        return Client(scheduler, timeout=_PATIENCE)
    except (OSError, ValueError) as problem:
        what = f"no scheduler answers at {scheduler}: {problem}"
        raise UserError(None, None, what, "Start one: dask scheduler.") from None
    except (TypeError, RuntimeError) as problem:  # so Dask tells of keys that it was not given, or not used
        what = f"{scheduler} cannot be spoken to: {problem}"
        raise UserError(None, None, what, "Give Dask its keys: see grader/batch/README.md.") from None
