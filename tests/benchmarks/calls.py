"""What single things cost: a call through the wire, a hundred megabytes, a task graded again, the command's help."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import torch

from grader.checking.conduct import Conduct, conducting
from grader.student.remote import Student, fetch
from grader.student.session import Assignment, Session
from grader.student.transport import Limits
from tests.benchmarks.grading import Grader, graders

ECHO = "import torch\n\ndef same(x):\n    return x\n"
TRAINING = {"s06_training", "s11_sequences", "s12_optimization", "s13_deployment", "s14_next_steps"}


def calls() -> None:
    """Print the figures, each a median."""
    jailed, _ = graders()
    _wire(jailed)
    _again(jailed)
    jailed.transport.close()
    seconds = _median(
        5,
        lambda: subprocess.run(
            [str(Path(sys.executable).with_name("torchcourse")), "--help"], check=True, capture_output=True
        ),
    )
    print(f"torchcourse --help: {seconds:.2f} s")


def _wire(jailed: Grader) -> None:
    limits = Limits(memory_mb=4096)
    channel = jailed.transport.open(limits)
    session = Session(channel, limits, jailed.transport.caps)
    session.load(Assignment(ECHO, "s01_echo.py", "same"))
    with conducting(Conduct(session, 1)):
        student = Student(session)
        small, large = torch.ones(3), torch.ones(25 << 20)
        once = _median(300, lambda: fetch(student.same(small)))
        print(f"one call with a small tensor: {1000 * once:.2f} ms")
        there_and_back = _median(5, lambda: fetch(student.same(large)))
        print(f"100 MB there and back: {0.2 * 1.048576 / there_and_back:.2f} GB/s")
    channel.close()


def _again(jailed: Grader) -> None:
    """Every task once more, with all warm: what a student who watches a file waits for."""
    tasks = [task for task in jailed.course.tasks if task.section_id not in TRAINING]
    for task in tasks:
        jailed.task(task)
    seconds = [_median(1, lambda task=task: jailed.task(task)) for task in tasks]
    print(
        f"a task graded again: median {1000 * statistics.median(seconds):.0f} ms, slowest {max(seconds):.2f} s"
    )


def _median(times: int, act: Callable[[], object]) -> float:
    seconds = []
    for _ in range(times):
        begun = time.perf_counter()
        act()
        seconds.append(time.perf_counter() - begun)
    return statistics.median(seconds)
