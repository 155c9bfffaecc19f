"""`torchcourse grade` beside what a class would be graded with otherwise: the same tasks, checks and hand-ins, one run.

Plain pytest takes a fresh process a submission, nbgrader's own autograding and `otter run` a fresh kernel. All three
run the student's code beside the hidden checks. What each found is compared too: a figure of another work is none.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode
from nbgrader.apps import NbGraderAPI

from grader.course import load_course
from grader.notebook.making import notebook_text
from tests.benchmarks.classroom import ROOT, classroom, stock_config, without_torchcourse
from tests.benchmarks.crowd import Crowd, write_class

__all__ = ["Row", "beside"]

_BIN = Path(sys.executable).parent
_OTTER_TEST = """\
OK_FORMAT = False
import sys
sys.path.insert(0, {root!r})
from otter.test_files import test_case
from tests.benchmarks.inkernel import checker

name = {task!r}
points = 1


@test_case(points=1)
def test_task(env):
    checker({section!r}, env["In"])({task!r})
"""


@dataclass(frozen=True)
class Row:
    """What one contestant took: seconds a submission, and how many tasks earned all points in its eyes."""

    what: str
    contestant: str
    seconds: float
    submissions: int
    passed: int


Contest = Callable[[Sequence[Crowd], int], int]


def beside(sections: Sequence[str], submissions: int, what: str) -> list[Row]:
    """Every contestant on the same hand-ins, each of all the sections; prints as it goes."""
    course = load_course()
    crowds = [Crowd(course, name) for name in sections]
    rows = []
    for contestant, run in CONTESTANTS.items():
        begun = time.perf_counter()
        passed = run(crowds, submissions)
        seconds = (time.perf_counter() - begun) / submissions
        rows.append(Row(what, contestant, round(seconds, 3), submissions, passed))
        print(f"{what:24}{contestant:24}{seconds:8.2f} s   {passed} tasks passed", flush=True)
    return rows


def _ours(jobs: int) -> Contest:
    def run(crowds: Sequence[Crowd], submissions: int) -> int:
        with _folder() as place:
            for crowd in crowds:
                write_class(place / "class", crowd, submissions, notebooks=True)
            where = [place / "class", "--results", place / "results"]
            _run([_BIN / "torchcourse", "grade", *where, "--jobs", str(jobs)], fine=(0, 1))
            results = [json.loads(path.read_text()) for path in (place / "results").glob("*.json")]
            assert len(results) == submissions
            return sum(task["verdict"] == "passed" for one in results for task in one["result"]["tasks"])

    return run


def _pytest(crowds: Sequence[Crowd], submissions: int) -> int:
    tasks = ",".join(task.id for crowd in crowds for task in crowd.section.tasks)
    options = ["-q", "--tb=no", "-p", "no:torchcourse", "-p", "no:cacheprovider"]
    command = [sys.executable, "-m", "pytest", *options, ROOT / "tests" / "benchmarks" / "plain.py"]
    passed = 0
    with _folder() as place:
        for number in range(submissions):
            for crowd in crowds:
                (place / f"{crowd.section.id}.py").write_text(crowd.module(number), encoding="utf-8")
            said = _run(command, fine=(0, 1), BENCH_MODULES=str(place), BENCH_TASKS=tasks)
            passed += int(found[1]) if (found := re.search(r"(\d+) passed", said)) else 0
    return passed


def _nbgrader(crowds: Sequence[Crowd], submissions: int) -> int:
    return sum(_nbgraded(crowd, submissions) for crowd in crowds)


def _nbgraded(crowd: Crowd, submissions: int) -> int:
    section = crowd.section.id
    with classroom(load_course(), section, submissions, stock=True) as folder:
        students = sorted((folder / "submitted").iterdir())
        for number, place in enumerate(students):
            text = notebook_text(without_torchcourse(crowd.notebook(number), section))
            (place / section / f"{section}.ipynb").write_text(text, encoding="utf-8")
        api = NbGraderAPI(config=stock_config(folder))
        for place in students:
            done = api.autograde(section, place.name)
            assert done["success"], done
        with api.gradebook as gradebook:
            found = [gradebook.find_submission_notebook(section, section, one.name) for one in students]
            return sum(grade.score == grade.max_score for one in found for grade in one.grades)


def _otter(crowds: Sequence[Crowd], submissions: int) -> int:
    return sum(_ottered(crowd, submissions) for crowd in crowds)


def _ottered(crowd: Crowd, submissions: int) -> int:
    passed = 0
    with _folder() as place:
        archive, handed = _autograder(crowd, place), place / f"{crowd.section.id}.ipynb"
        for number in range(submissions):
            handed.write_text(notebook_text(_without_points(crowd.notebook(number))), encoding="utf-8")
            _run(
                [_BIN / "otter", "run", "-a", archive, "-o", place, "--no-logo", handed], fine=(0,), cwd=place
            )
            found = json.loads((place / "results.json").read_text())["tests"]
            passed += sum(test.get("score") == 1 for test in found)
    return passed


def _autograder(crowd: Crowd, place: Path) -> Path:
    """What Otter is given to grade with."""
    (place / "tests").mkdir()
    for task in crowd.section.tasks:
        text = _OTTER_TEST.format(root=str(ROOT), task=task.name, section=crowd.section.id)
        (place / "tests" / f"{task.name}.py").write_text(text, encoding="utf-8")
    _run(
        [_BIN / "otter", "generate", "-t", place / "tests", "-o", place / "autograder.zip"],
        fine=(0,),
        cwd=place,
    )
    return place / "autograder.zip"


def _without_points(made: NotebookNode) -> NotebookNode:
    """The answers and the lesson alone."""
    made.cells = [cell for cell in made.cells if not cell.metadata.get("nbgrader", {}).get("locked")]
    return made


@contextmanager
def _folder() -> Iterator[Path]:
    place = Path(tempfile.mkdtemp(prefix="torchcourse-rivals-"))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _run(command: Sequence[str | Path], *, fine: Sequence[int], cwd: Path = ROOT, **variables: str) -> str:
    """Run a command as a user would; what it printed. Any other exit status ends the benchmark."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | variables
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    if done.returncode not in fine:
        raise SystemExit(f"{command[0]} ended with {done.returncode}: {done.stderr[-2000:]}")
    return done.stdout


CONTESTANTS: dict[str, Contest] = {
    "torchcourse, 2 jobs": _ours(2),
    "torchcourse, 1 job": _ours(1),
    "pytest": _pytest,
    "nbgrader": _nbgrader,
    "otter run": _otter,
}
