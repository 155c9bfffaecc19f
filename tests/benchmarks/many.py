"""A class of a thousand through `torchcourse grade`: what a submission costs early and late, and the memory."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from threading import Event, Thread

from grader.course import load_course
from tests.benchmarks.crowd import Crowd, write_class
from tests.benchmarks.memory import family, megabytes

__all__ = ["many"]

_EVERY = 5.0  # seconds between two looks at the memory
_FEW = 10
_COMMAND = Path(sys.executable).with_name("torchcourse")


def many(section: str, submissions: int) -> None:
    """Print the rates of one job and of two, early and late, and the memory as it grows or does not."""
    crowd = Crowd(load_course(), section)
    rates = {}
    with tempfile.TemporaryDirectory(prefix="torchcourse-many-") as folder:
        handed = Path(folder) / "class"
        write_class(handed, crowd, submissions)
        for jobs in (1, 2):
            rates[jobs] = _graded(handed, Path(folder) / f"results-{jobs}", jobs)
    print(f"two jobs: {rates[2] / rates[1]:.2f} times the rate of one")


def _graded(handed: Path, results: Path, jobs: int) -> float:
    """Grade the class; submissions a second once it is under way."""
    command = [_COMMAND, "grade", handed, "--results", results, "--jobs", str(jobs)]
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        memory = _watched(process)
    seconds = time.perf_counter() - begun
    written = sorted(path.stat().st_mtime for path in results.glob("*.json"))
    early, late = _pace(written[: 2 * _FEW]), _pace(written[-len(written) // 2 :])
    first = seconds - (written[-1] - written[0])
    print(f"jobs={jobs}: {len(written)} submissions in {seconds:.0f} s, of which {first:.0f} s to the first")
    print(f"  a submission takes {early:.3f} s among the first {2 * _FEW}, {late:.3f} s in the second half")
    print(
        f"  memory (PSS), in tenths of the run: {', '.join(f'{size:.0f}' for size in memory)} MB", flush=True
    )
    return 1 / late


def _pace(written: Sequence[float]) -> float:
    return (written[-1] - written[0]) / (len(written) - 1)


def _watched(process: "subprocess.Popen[bytes]") -> list[float]:
    """The memory of the command and all its workers, at ten points of the run."""
    sizes: list[float] = []
    ended = Event()

    def look() -> None:
        while not ended.wait(_EVERY):
            sizes.append(megabytes(family(process.pid), "Pss:"))

    watcher = Thread(target=look)
    watcher.start()
    try:
        process.wait()
    finally:
        ended.set()
        watcher.join()
    return [sizes[place * len(sizes) // 10] for place in range(10)] if len(sizes) >= 10 else sizes
