"""The notebooks of all sections: what nbgrader wants of them, and what must never stand in them."""

import subprocess
import sys

import jupytext
import nbformat
import pytest
from nbformat.v4 import new_code_cell
from nbgrader.nbgraderformat import MetadataValidator
from nbgrader.validator import Validator

from grader.course import load_course
from grader.notebook.making import grade_id, notebook, notebook_text, solution_id, solved
from grader.release.laws import read_laws
from grader.release.stubs import hints_text, stub_text
from grader.source import read_section

COURSE = load_course()
IDS = [section.id for section in COURSE.sections]
HIDDEN = COURSE.root / "grader" / "hidden"

_BLOCKED = "import sys\nsys.modules['grader'] = None  # as where torchcourse is not installed\n"


@pytest.fixture(scope="module")
def laws():
    return read_laws(HIDDEN)


@pytest.fixture(scope="module")
def made(laws):
    return {one: notebook(COURSE.section(one), source(one), laws) for one in IDS}


def source(section):
    return read_section(COURSE.root / "solutions" / f"{section}.py")


def flags(cell):
    return cell.metadata.get("nbgrader", {})


@pytest.mark.parametrize("section", IDS)
def test_nbgrader_takes_it(made, section):
    nbformat.validate(made[section])
    MetadataValidator().validate_nb(made[section])
    named = [flags(cell)["grade_id"] for cell in made[section].cells if flags(cell)]
    assert len(set(named)) == len(named)


@pytest.mark.parametrize("section", IDS)
def test_each_task_has_its_two_cells(made, section):
    cells = {cell.id: cell for cell in made[section].cells}
    for task in COURSE.section(section).tasks:
        answer, grade = flags(cells[solution_id(task.name)]), flags(cells[grade_id(task.name)])
        assert answer["solution"]
        assert not answer["locked"]
        assert grade["grade"]
        assert grade["locked"]
        assert grade["points"] == task.points


@pytest.mark.parametrize("section", IDS)
def test_the_title_comes_first_and_nothing_is_raw(made, section):
    assert made[section].cells[0].source.startswith("# ")
    assert flags(made[section].cells[1])["grade_id"] == "setup"
    assert {cell.cell_type for cell in made[section].cells} == {"code", "markdown"}


def test_ids_stay_from_build_to_build(made, laws):
    again = {one: notebook(COURSE.section(one), source(one), laws) for one in IDS}
    assert {one: notebook_text(made[one]) for one in IDS} == {one: notebook_text(again[one]) for one in IDS}
    for one in IDS:
        assert len({cell.id for cell in made[one].cells}) == len(made[one].cells)


@pytest.mark.parametrize("section", IDS)
def test_no_line_of_a_reference_a_hint_or_a_hidden_check_is_in_it(made, laws, section):
    shown = lines(stub_text(source(section), laws))
    secrets = lines((COURSE.root / "solutions" / f"{section}.py").read_text())
    secrets |= lines(hints_text([source(section)]))
    for checks in HIDDEN.glob(f"test_{section.partition('_')[0]}_*.py"):
        secrets |= lines(checks.read_text())
    ours = {"try:", "except ImportError:"}  # of the setup cell
    assert lines(*sources(made[section]), notebook_text(made[section])) & (secrets - shown - ours) == set()
    told = lines(*sources(solved(made[section], source(section)))) & (secrets - shown - ours)
    assert told, "a solved notebook is found out"


def sources(one):
    return [cell.source for cell in one.cells]


def lines(*texts):
    """The lines that say something, wherever they are indented."""
    stripped = {line.strip().removeprefix("# ") for text in texts for line in text.splitlines()}
    return {line for line in stripped if any(sign.isalnum() for sign in line)}


def test_validate_passes_a_solved_notebook(made, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "s02_setup.ipynb"
    path.write_text(notebook_text(solved(made["s02_setup"], source("s02_setup"))))
    assert Validator().validate(str(path)) == {}


def test_without_torchcourse_a_line_is_shown(made):
    """The setup cell, a grade cell and a hint in a Python without the package: a line each, and no success."""
    cells = {cell.id: cell.source for cell in made["s02_setup"].cells}
    tried = [cells["setup"], cells[grade_id("parse_version")], 'hint("parse_version", 2)']
    done = subprocess.run(
        [sys.executable, "-c", "\n".join([_BLOCKED, *tried])], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    line = "torchcourse is not installed here: you can write answers, not try them."
    assert done.stderr.splitlines() == [line, line]


def test_without_torchcourse_validate_does_not_succeed(made, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    blocked = nbformat.from_dict(made["s02_setup"])
    kept = [
        cell for cell in blocked.cells if flags(cell).get("grade_id") in ("setup", "points-parse_version")
    ]
    blocked.cells = [new_code_cell(_BLOCKED), *kept]
    path = tmp_path / "blocked.ipynb"
    path.write_text(notebook_text(blocked))
    (failed,) = Validator().validate(str(path))["failed"]
    assert failed["raw_error"].startswith("torchcourse is not installed here")


def test_jupytext_takes_the_header_of_a_stub_for_what_it_is():
    for path in sorted((COURSE.root / "exercises").glob("s*.py")):
        assert jupytext.read(path).cells[0].cell_type == "markdown", path.name
