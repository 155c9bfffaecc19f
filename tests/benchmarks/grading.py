"""What the jail costs: the same checks of the same solutions through it and in process, in one run."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import torch

from grader.checking.registry import Check
from grader.course import Course, Task, load_course
from grader.engine import Engine, caps_of
from grader.modules import load_checks
from grader.release.stubs import stub_text
from grader.source import read_section
from grader.student.inprocess import InProcessTransport
from grader.student.keeper import JailTransport
from grader.student.transport import Transport


@dataclass
class Grader:
    """Grades the reference solutions of the whole course over one transport."""

    course: Course
    transport: Transport
    checks: list[Check]
    sources: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        paths = sorted((self.course.root / "solutions").glob("s*.py"))
        self.sources = {path.stem: path.read_text(encoding="utf-8") for path in paths}
        stubs = {path.stem: stub_text(read_section(path)) for path in paths}
        self.engine = Engine(self.course, self.transport, stubs, self.course.seed)

    def task(self, task: Task) -> None:
        """Grade one task; every check must pass, or the figure would be of something else."""
        own = [check for check in self.checks if check.task == task.id]
        results = self.engine.grade(task, self.sources[task.section_id], f"{task.section_id}.py", own)
        lost = [result.id for result in results if result.verdict not in ("passed", "skipped")]
        if lost:
            raise SystemExit(f"the reference solution loses {lost}: no benchmark of a broken course")

    def whole(self) -> dict[str, float]:
        """Seconds for each task of the course."""
        return {task.id: _seconds(lambda task=task: self.task(task)) for task in self.course.tasks}


def _seconds(act: Callable[[], None]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def graders() -> tuple[Grader, Grader]:
    """One through the jail and one in process, both warm."""
    torch.set_num_threads(1)
    course = load_course()
    checks = load_checks(course.root / "grader" / "hidden")
    data = course.root / "exercises" / "data"
    jailed = Grader(course, JailTransport(caps_of(course), data_root=data), checks)
    bare = Grader(course, InProcessTransport(caps_of(course), str(data)), checks)
    for grader in (jailed, bare):
        grader.task(course.tasks[0])
    return jailed, bare


def compare(rounds: int) -> None:
    """Print seconds and ratios, section by section; the transports take turns within a round."""
    jailed, bare = graders()
    times: dict[str, list[dict[str, float]]] = {"jailed": [], "in process": []}
    for turn in range(rounds):
        order = [("jailed", jailed), ("in process", bare)]
        for name, grader in order if turn % 2 == 0 else reversed(order):
            times[name].append(grader.whole())
            print(f"  round {turn + 1} {name}: {sum(times[name][-1].values()):.2f} s", file=sys.stderr)
    print(f"Isolation: {jailed.transport.isolation}")
    print(
        f"{'section':16}{'jailed':>10}{'in process':>12}{'ratio':>8}   (seconds, medians of {rounds} rounds)"
    )
    for section in [*(section.id for section in jailed.course.sections), ""]:
        left, right = (_median(times[name], section) for name in ("jailed", "in process"))
        print(f"{section or 'all':16}{left:10.2f}{right:12.2f}{left / right:8.2f}")
    jailed.transport.close()


def _median(rounds: list[dict[str, float]], section: str) -> float:
    return statistics.median(
        sum(seconds for task, seconds in one.items() if task.startswith(section)) for one in rounds
    )


def cold() -> None:
    """Print what a user waits for: a fresh pytest process, with the jail and without."""
    root = Path(__file__).resolve().parents[2]
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "grader",
        "--submission",
        "solutions",
    ]
    for name, options in {"jailed": [], "in process": ["--unsafe-in-process"]}.items():
        seconds = _seconds(lambda options=options: _run([*command, *options], root))
        print(f"fresh pytest process, {name}: {seconds:.1f} s")


def _run(command: list[str], root: Path) -> None:
    subprocess.run(command, cwd=root, check=True, stdout=subprocess.DEVNULL)
