"""Our autograding beside nbgrader's own, of the same notebooks, in one run; and what a second job brings.

nbgrader's own runs each notebook in a kernel of its own; there the grade cells conduct the same hidden checks, in that
kernel, as tests in a notebook do.
"""

import logging
import shutil
import statistics
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.apps import NbGraderAPI
from nbgrader.converters import GenerateAssignment
from traitlets.config import Config

from grader.course import Course, load_course
from grader.grading import grader
from grader.notebook.batch import autograde
from grader.notebook.folder import make_folder
from grader.notebook.making import SETUP, notebook_text, solved
from grader.notebook.settings import read_config
from grader.source import read_section

ROOT = Path(__file__).resolve().parents[2]

STOCK_SETUP = f"""\
import sys
sys.path.insert(0, {str(ROOT)!r})
from tests.benchmarks.inkernel import checker
examples = checker("SECTION", In)
"""


def beside_nbgrader(sections: list[str], submissions: int) -> None:
    """Print seconds a submission, ours and nbgrader's own, section by section."""
    course = load_course()
    print(f"{'section':18}{'nbgrader':>10}{'ours':>8}{'ratio':>8}   (seconds a submission, warm, medians)")
    for name in sections:
        section = course.section(name).id
        with classroom(course, section, submissions, stock=True) as folder:
            stock = _one_by_one(folder, stock_config(folder), section)
        with classroom(course, section, submissions) as folder:
            ours = _one_by_one(folder, read_config(folder), section)
        print(f"{section:18}{stock:10.2f}{ours:8.2f}{stock / ours:8.1f}", flush=True)
    grader().close()


def jobs(name: str, submissions: int) -> None:
    """Print how many submissions a minute one job grades, and two: with their start, and once they are under way."""
    course = load_course()
    section = course.section(name).id
    rates = {}
    for count in (1, 2):
        with classroom(course, section, submissions) as folder:
            begun = time.time()
            autograde(folder, section, [], jobs=count, force=False, verbose=False)
            ended = sorted(path.stat().st_mtime for path in folder.glob(f"autograded/*/{section}/*.ipynb"))
        late = ended[len(ended) // 5 :]
        rates[count] = 60 * len(ended) / (ended[-1] - begun), 60 * (len(late) - 1) / (late[-1] - late[0])
        told = "{:.1f} a minute, start included; {:.1f} under way".format(*rates[count])
        print(f"{section}, {submissions} submissions, jobs={count}: {told}", flush=True)
    gains = (after / before for before, after in zip(rates[1], rates[2], strict=True))
    print("two jobs: {:.2f} times the rate of one, start included; {:.2f} under way".format(*gains))


@contextmanager
def classroom(course: Course, section: str, submissions: int, *, stock: bool = False) -> Iterator[Path]:
    """A course folder with the released notebook, and the solved one handed in so many times."""
    logging.disable(logging.INFO)
    warnings.simplefilter("ignore")
    folder = Path(tempfile.mkdtemp(prefix="torchcourse-bench-"))
    try:
        make_folder(folder, course, course_id="bench")
        source = folder / "source" / section / f"{section}.ipynb"
        if stock:
            made = without_torchcourse(nbformat.read(source, as_version=4), section)
            source.write_text(notebook_text(made), encoding="utf-8")
        api = NbGraderAPI(config=stock_config(folder) if stock else read_config(folder))
        assert api.generate_assignment(section)["success"]
        _hand_in(folder, course, section, submissions)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def stock_config(folder: Path) -> Config:
    """nbgrader as it comes, but that it leaves the stubs in `source/` as they are."""
    config = Config()
    config.CourseDirectory.root = str(folder)
    config.CourseDirectory.course_id = "bench"
    steps = GenerateAssignment.preprocessors.default_args[0]
    config.GenerateAssignment.preprocessors = [one for one in steps if one.__name__ != "ClearSolutions"]
    return config


def without_torchcourse(made: NotebookNode, section: str) -> NotebookNode:
    """The notebook with hidden checks in its grade cells, as an instructor has them without us."""
    for cell in made.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == SETUP:
            cell.source = STOCK_SETUP.replace("SECTION", section)
    return made


def _hand_in(folder: Path, course: Course, section: str, submissions: int) -> None:
    released = nbformat.read(folder / "release" / section / f"{section}.ipynb", as_version=4)
    answer = notebook_text(solved(released, read_section(course.root / "solutions" / f"{section}.py")))
    for number in range(submissions):
        path = folder / "submitted" / f"student{number:03}" / section / f"{section}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(answer, encoding="utf-8")


def _one_by_one(folder: Path, config: Any, section: str) -> float:
    """The median of the seconds that a submission takes; the first warms up. All must earn every point."""
    api = NbGraderAPI(config=config)
    seconds = []
    for student in sorted(path.name for path in (folder / "submitted").iterdir()):
        begun = time.perf_counter()
        done = api.autograde(section, student)
        seconds.append(time.perf_counter() - begun)
        assert done["success"], done
        found = api.get_submission(section, student)
        assert found["score"] == found["max_score"], f"no benchmark of wrong answers: {found['score']}"
    return statistics.median(seconds[1:])
