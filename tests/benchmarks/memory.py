"""What grading holds in memory: trusted process, server and workers together, over many submissions."""

import os
from pathlib import Path

from tests.benchmarks.grading import graders

EVERY = 50
TASK = "s05_networks.MLP"  # with a model and its weights, and without training


def sizes() -> str:
    """What the processes of this run hold together: their share of everything, and what is theirs alone.

    The share also rises when an unrelated process that uses the same libraries ends; growth shows in the latter.
    """
    processes = family(os.getpid())
    pss, own = (megabytes(processes, field) for field in ("Pss:", "Private_Dirty:"))
    return f"{pss:.0f} MB PSS, {own:.0f} MB of it written, in {len(processes)} processes"


def megabytes(processes: set[int], field: str) -> float:
    """The sum of a field of `smaps_rollup`."""
    return sum(_kilobytes(process, field) for process in processes) / 1024


def _kilobytes(process: int, field: str) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(field)), 0)


def family(root: int) -> set[int]:
    """A process and all its descendants."""
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found = {root}
    while grown := {child for child, parent in parents.items() if parent in found} - found:
        found |= grown
    return found


def grow(submissions: int) -> None:
    """Print the memory after every EVERY submissions of one section's task."""
    jailed, _ = graders()
    for task in jailed.course.tasks:
        jailed.task(task)  # everything once, so that what is loaded lazily is there
    print(f"after the whole course once: {sizes()}")
    task = jailed.course.task(TASK)
    for done in range(submissions):
        jailed.task(task)
        if (done + 1) % EVERY == 0:
            print(f"after {done + 1} submissions of {task.id}: {sizes()}")
    jailed.transport.close()
