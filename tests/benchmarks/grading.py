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

FIRST = ("s03", "s04", "s05", "s06")
"""The sections whose ratio has a bar. Some later tasks cannot be graded in process: what they forbid to the student's
code would be forbidden to the reference beside it, or they want a working folder of their own."""


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
        self.own: dict[str, list[Check]] = {task.id: [] for task in self.course.tasks}
        for check in self.checks:
            self.own[check.task].append(check)

    def task(self, task: Task) -> None:
        """Grade one task; every check must pass, or the figure would be of something else."""
        own = self.own[task.id]
        results = self.engine.grade(task, self.sources[task.section_id], f"{task.section_id}.py", own)
        lost = [result.id for result in results if result.verdict not in ("passed", "skipped")]
        if lost:
            raise SystemExit(f"the reference solution loses {lost}: no benchmark of a broken course")

    def whole(self, sections: tuple[str, ...]) -> dict[str, float]:
        """Seconds for each task of the sections whose names begin so."""
        tasks = [task for task in self.course.tasks if task.section_id.startswith(sections)]
        return {task.id: _seconds(lambda task=task: self.task(task)) for task in tasks}


def _seconds(act: Callable[[], object]) -> float:
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


def compare(rounds: int, chosen: tuple[str, ...]) -> None:
    """Print seconds and ratios, section by section, of two kinds of grading.

    Examples are drawn once for a seed, so the first submission of a class is graded in another time than the rest.
    """
    jailed, bare = graders()
    print(f"Isolation: {jailed.transport.isolation}")
    print(f"seconds, medians of {rounds} rounds; one thread each")
    for title, fresh in (("the first submission: examples drawn", True), ("the next: examples kept", False)):
        print(f"{title:40}{'jailed':>10}{'in process':>12}{'ratio':>8}")
        times = _rounds((jailed, bare), rounds, chosen, fresh=fresh)
        for name, sections in _groups(jailed.course, chosen).items():
            left, right = (_median(times[side], sections) for side in ("jailed", "in process"))
            print(f"  {name:38}{left:10.2f}{right:12.2f}{left / right:8.2f}")
    jailed.transport.close()


def _rounds(
    both: tuple[Grader, Grader], rounds: int, chosen: tuple[str, ...], *, fresh: bool
) -> dict[str, list[dict[str, float]]]:
    """Seconds of each task, round by round; the transports take turns within a round, and share what is kept."""
    times: dict[str, list[dict[str, float]]] = {"jailed": [], "in process": []}
    seed = both[0].course.seed
    if not fresh:
        for grader in both:
            grader.engine.seed = seed
            grader.whole(chosen)
    for turn in range(rounds):
        order = list(zip(times, both, strict=True))
        for name, grader in order if turn % 2 == 0 else reversed(order):
            seed += fresh
            grader.engine.seed = seed
            times[name].append(grader.whole(chosen))
            print(f"  round {turn + 1} {name}: {sum(times[name][-1].values()):.2f} s", file=sys.stderr)
    return times


def whole() -> None:
    """Print what the whole course takes through the jail, section by section, warm."""
    jailed, _ = graders()
    jailed.whole(("s",))
    times = jailed.whole(("s",))
    for section in jailed.course.sections:
        print(f"{section.id:18}{_total(times, (section.id,)):8.2f} s")
    print(f"{'the whole course':18}{_total(times, ('s',)):8.2f} s", flush=True)
    jailed.transport.close()


def _groups(course: Course, chosen: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The rows of the table, and the sections that each sums up."""
    ids = [section.id for section in course.sections if section.id.startswith(chosen)]
    return {name: (name,) for name in ids} | {"all of these": tuple(ids)}


def _median(rounds: list[dict[str, float]], sections: tuple[str, ...]) -> float:
    return statistics.median(_total(one, sections) for one in rounds)


def _total(times: dict[str, float], sections: tuple[str, ...]) -> float:
    return sum(seconds for task, seconds in times.items() if task.startswith(sections))


def cold() -> None:
    """Print what a user waits for: a fresh pytest process that grades the whole course."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "grader"]
    graded = [*command, "--submission", "solutions"]
    root = Path(__file__).resolve().parents[2]
    seconds = _seconds(lambda: subprocess.run(graded, cwd=root, check=True, stdout=subprocess.DEVNULL))
    print(f"fresh pytest process, the whole course: {seconds:.1f} s")
