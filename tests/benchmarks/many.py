"""A class of a thousand through `torchcourse grade`: what a submission costs early and late, and the memory."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

from grader.course import load_course
from tests.benchmarks.crowd import Crowd, write_class
from tests.benchmarks.memory import family, megabytes

__all__ = ["many"]

_EVERY = 3.0  # seconds between two looks at the processes
_FEW = 10
_COMMAND = Path(sys.executable).with_name("torchcourse")


@dataclass(frozen=True)
class Look:
    """How things stood at one time: seconds, megabytes of all processes, processor seconds of the command's own."""

    at: float
    memory: float
    processor: float


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
    begun = time.time()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        looks = _watched(process)
    written = sorted(path.stat().st_mtime for path in results.glob("*.json"))
    early, late = _pace(written[: 2 * _FEW]), _pace(written[-(len(written) // 2) :])
    kept = sum(path.stat().st_size for path in results.glob("*.json")) / len(written) / 1000
    total, first = (moment - begun for moment in (written[-1], written[0]))
    print(
        f"jobs={jobs}: {len(written)} submissions in {total:.0f} s, the first after {first:.0f} s; {kept:.0f} kB each"
    )
    print(f"  one takes {early:.3f} s among the first {2 * _FEW}, {late:.3f} s in the second half")
    tenths = [looks[place * len(looks) // 10].memory for place in range(10)]
    print(f"  memory (PSS), in tenths of the run: {', '.join(f'{size:.0f}' for size in tenths)} MB")
    print(
        f"  the command and its scheduler: {1000 * _own(looks) * late:.1f} ms of processor time each",
        flush=True,
    )
    return 1 / late


def _pace(written: Sequence[float]) -> float:
    return (written[-1] - written[0]) / (len(written) - 1)


def _own(looks: Sequence[Look]) -> float:
    """Processor seconds a second of the command's own process, in the second half."""
    first, last = looks[len(looks) // 2], looks[-1]
    return (last.processor - first.processor) / (last.at - first.at)


def _watched(process: "subprocess.Popen[bytes]") -> list[Look]:
    """The command and all its workers, looked at until it ends."""
    looks: list[Look] = []
    ended = Event()

    def look() -> None:
        while not ended.wait(_EVERY):
            memory = megabytes(family(process.pid), "Pss:")
            looks.append(Look(time.time(), memory, _processor(process.pid)))

    watcher = Thread(target=look)
    watcher.start()
    try:
        process.wait()
    finally:
        ended.set()
        watcher.join()
    return [one for one in looks if one.memory]


def _processor(process: int) -> float:
    """Processor seconds of a process alone. Source: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
