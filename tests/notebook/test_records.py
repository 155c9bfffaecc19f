"""What a recorded grade rests on: whatever changes it has the assignment graded anew, and nothing else has."""

import shutil

import pytest

pytest.importorskip("nbgrader")
pytest.importorskip("torch")

from grader.course import load_course
from grader.notebook.records import fingerprint

from .conftest import ROOT, SECTION

CHECKS = ("grader/hidden/test_s02_a.py", "grader/hidden/test_s02_b.py", "grader/hidden/test_s03_a.py")
DATA = "grader/hidden/data/digits.gz"
RELEASED = f"release/{SECTION}.ipynb"
FILES = (*CHECKS, DATA, RELEASED, f"solutions/{SECTION}.py", "solutions/s03_tensors.py")


class Directory:
    """As much of nbgrader's as is asked for."""

    def __init__(self, root):
        self.release_directory = str(root / "release")

    def format_path(self, folder, _student, _assignment):
        return folder


@pytest.fixture
def digest(tmp_path):
    """The fingerprint of section s02 in a small course, as its files are when it is asked for."""
    shutil.copy(ROOT / "course.yaml", tmp_path)
    for name in FILES:
        put(tmp_path, name, name)

    def asked(due=None):
        course = load_course(tmp_path / "course.yaml")
        return fingerprint(course, course.assignment(SECTION), Directory(tmp_path), due)

    return asked


def put(root, name, text):
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text)


@pytest.mark.parametrize("name", [*CHECKS[:2], DATA, RELEASED, f"solutions/{SECTION}.py"])
def test_a_change_of_what_it_rests_on_changes_it(tmp_path, digest, name):
    before = digest()
    assert digest() == before != digest("2026-01-01")
    put(tmp_path, name, "other")
    assert digest() != before


def test_files_of_other_sections_do_not(tmp_path, digest):
    before = digest()
    for name in (CHECKS[2], "solutions/s03_tensors.py", "release/s03_tensors.ipynb"):
        put(tmp_path, name, "other")
    assert digest() == before


def test_what_moves_from_one_file_to_another_changes_it(tmp_path, digest):
    before = digest()
    put(tmp_path, CHECKS[0], CHECKS[0] + CHECKS[1][:5])
    put(tmp_path, CHECKS[1], CHECKS[1][5:])
    assert digest() != before


def test_a_notebook_that_is_not_released_yet_is_no_mistake(tmp_path, digest):
    before = digest()
    (tmp_path / RELEASED).unlink()
    assert digest() != before
