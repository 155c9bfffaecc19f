"""One machine or many: hand-ins go to a Dask cluster, results come back as they are found."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from distributed import Client, LocalCluster, as_completed

from grader.batch.work import Job, grade, obstacle
from grader.errors import UserError
from grader.results import Result

__all__ = ["clustered", "graded", "prove"]

_AHEAD = 3  # jobs for each worker: one that is graded, and some on their way
_PATIENCE = 20  # seconds until a scheduler has answered


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
