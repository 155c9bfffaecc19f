"""A course folder of nbgrader with section s02, and hand-ins for it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("nbgrader")
pytest.importorskip("jupytext")

import nbformat

from grader.course import load_course
from grader.notebook.folder import make_folder
from grader.notebook.making import notebook_text, solved
from grader.source import read_section

ROOT = Path(__file__).parents[2]
SECTION = "s02_setup"


class Classroom:
    """A course folder, and what a test does with it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        blank = nbformat.read(folder / "source" / SECTION / f"{SECTION}.ipynb", 4)
        source = read_section(ROOT / "solutions" / f"{SECTION}.py")
        self.blank, self.solved = notebook_text(blank), notebook_text(solved(blank, source))

    def hand_in(self, student: str, text: str | None, name: str = f"{SECTION}.ipynb") -> Path:
        """Put a notebook, or an empty folder, where nbgrader collects it."""
        folder = self.folder / "submitted" / student / SECTION
        folder.mkdir(parents=True, exist_ok=True)
        if text is not None:
            (folder / name).write_text(text)
        return folder

    def records(self) -> dict[str, str]:
        """What the kit wrote down of each submission that is done."""
        found = (self.folder / ".torchcourse" / "graded" / SECTION).glob("*.json")
        return {path.stem: path.read_text() for path in found}

    def start(self, *command: str) -> subprocess.Popen[str]:
        """A command of torchcourse or nbgrader in the folder, in a process group of its own."""
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        return subprocess.Popen(
            [sys.executable, "-W", "ignore", *command],
            cwd=self.folder,
            env=environment,
            start_new_session=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


NBGRADER = ("-m", "nbgrader")
TORCHCOURSE = ("-c", "from grader.cli import main; main()", "nbgrader")


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    """Made and generated once."""
    room = tmp_path_factory.mktemp("nbgrader") / "class"
    room.mkdir()
    make_folder(room, load_course(), course_id="torch")
    generating = Classroom(room).start(*NBGRADER, "generate_assignment", SECTION)
    _, said = generating.communicate(timeout=300)
    assert generating.returncode == 0, said
    return room


@pytest.fixture
def classroom(template, tmp_path):
    """A fresh copy of the folder."""
    shutil.copytree(template, tmp_path / "class")
    return Classroom(tmp_path / "class")
