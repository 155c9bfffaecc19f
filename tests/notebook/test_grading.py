"""A class of every fault through nbgrader's own call: each is graded as far as it goes, and nobody stops the batch."""

import json
import os

import nbformat
import pytest

pytest.importorskip("torch")

from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI

from grader import grading
from grader.errors import UserError
from grader.notebook.settings import course_directory, read_config

from .conftest import SECTION

FULL = {
    "environment_report": 3,
    "install_command": 2,
    "parse_version": 2,
    "versions_match": 2,
    "seed_everything": 1,
}
NONE = dict.fromkeys(FULL, 0)


def flags(one):
    return one["metadata"].get("nbgrader", {})


def cells(notebook, name):
    return [one for one in notebook["cells"] if flags(one).get("grade_id") == name]


def code(source):
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None}


def missing(notebook):
    """Grade cells thrown out, an answer moved into a cell of the student's own, and no ids."""
    (answer,) = cells(notebook, "parse_version")
    notebook["cells"] = [
        one for one in notebook["cells"] if not flags(one).get("grade") and one is not answer
    ]
    notebook["cells"].insert(0, code(answer["source"]))
    for one in notebook["cells"]:
        one.pop("id", None)


def duplicated(notebook):
    notebook["cells"] += json.loads(json.dumps(notebook["cells"]))


def reordered(notebook):
    notebook["cells"].reverse()


def retyped(notebook):
    for one in notebook["cells"]:
        one["cell_type"] = "raw" if one["cell_type"] == "code" else "code"


def flipped(notebook):
    for one in filter(flags, notebook["cells"]):
        flags(one).update(grade=True, solution=True, locked=False, points=-1, extra={"deep": []})


def skipped(notebook):
    for one in notebook["cells"]:
        one["metadata"]["tags"] = ["skip-execution"]


def older(notebook):
    for one in filter(flags, notebook["cells"]):
        flags(one)["schema_version"] = 1
    notebook["metadata"]["kernelspec"] = {"name": "ir", "display_name": "R", "language": "R"}


def of_format_3(notebook):
    held = notebook.pop("cells")
    for one in (one for one in held if one["cell_type"] == "code"):
        one["input"] = one.pop("source").splitlines(keepends=True)
    notebook.update(nbformat=3, nbformat_minor=0, worksheets=[{"cells": held, "metadata": {}}])


def worked_in(notebook):
    """Magics, scratch that fails, trains and stops, answers that rest on cells of the student's own."""
    (answer,) = cells(notebook, "parse_version")
    body = answer["source"].replace("def parse_version", "def _parse_version")
    notebook["cells"][:0] = [
        code("from __future__ import annotations"),
        code("%matplotlib inline\n!pip list"),
        code(body),
        code("PARSERS = {}\nfor name in ['one']:\n    PARSERS[name] = _parse_version"),
        code("lost = 1 / 0"),
        code("x = await nothing()"),
        code("print(parse_version('1.2'))\nwhile True: pass"),
        code("raise SystemExit"),
    ]
    answer["source"] = "def parse_version(text: Nothing):\n    return PARSERS['one'](text)"


def large(notebook):
    for one in notebook["cells"][:2]:
        picture = {"output_type": "display_data", "metadata": {}, "data": {"image/png": "A" * (10 << 20)}}
        one["outputs"] = [picture]


def odd(notebook):
    """A form feed and a comment without end in an answer: right, but nothing to be shown."""
    (answer,) = cells(notebook, "parse_version")
    answer["source"] += f"\n\f# {'x' * 500_000}"


FAULTS = (
    *(missing, duplicated, reordered, retyped, flipped, skipped),
    *(older, of_format_3, worked_in, large, odd),
)
FILES = {"corrupt": b"{", "empty": b"", "zipped": b"PK\x03\x04\0", "no_cells": b'{"cells": []}'}


def hand_in_all(classroom):
    for fault in FAULTS:
        notebook = json.loads(classroom.solved)
        for one in notebook["cells"]:
            one["source"] = "".join(one["source"])
        fault(notebook)
        classroom.hand_in(fault.__name__, json.dumps(notebook))
    for student, content in FILES.items():
        (classroom.hand_in(student, None) / f"{SECTION}.ipynb").write_bytes(content)
    (classroom.hand_in("folder", None) / f"{SECTION}.ipynb").mkdir()
    (classroom.hand_in("linked", None) / f"{SECTION}.ipynb").symlink_to("/etc/passwd")
    os.mkfifo(classroom.hand_in("piped", None) / f"{SECTION}.ipynb")
    spoiled = classroom.hand_in("spoiled", classroom.solved)
    (spoiled / "timestamp.txt").write_text("soon")
    (spoiled / "hints.json").mkdir()
    (spoiled / "a").symlink_to(b"\xff".decode(errors="surrogateescape"))
    (spoiled / "b").symlink_to("/etc/passwd")
    (spoiled / f"{SECTION}.html").write_text("<script>x</script>")
    (spoiled / "odd \n<b>'\"").write_text("")
    classroom.hand_in("zz-honest", classroom.solved)


@pytest.fixture
def api(classroom):
    return NbGraderAPI(config=read_config(classroom.folder))


def scores(classroom, student):
    directory = course_directory(read_config(classroom.folder))
    with Gradebook(directory.db_url, directory.course_id) as book:
        found = book.find_submission_notebook(SECTION, SECTION, student).grades
        return {one.name.removeprefix("points-"): one.auto_score for one in found}


def test_each_fault_is_graded_as_far_as_it_goes(classroom, api):
    hand_in_all(classroom)
    done = api.autograde(SECTION, "*")
    assert done["success"], done["log"]
    right = [fault.__name__ for fault in FAULTS] + ["spoiled", "zz-honest"]
    assert {student: scores(classroom, student) for student in right} == dict.fromkeys(right, FULL)
    wrong = [*FILES, "folder", "linked", "piped"]
    assert {student: scores(classroom, student) for student in wrong} == dict.fromkeys(wrong, NONE)
    for student in wrong:
        assert "Notes on what was handed in" in graded(classroom, student).cells[0].source
    of_odd = nbformat.writes(graded(classroom, "odd"))
    assert len(of_odd) < 300_000
    assert "\\f" not in of_odd
    kept = {path.name for path in (classroom.folder / "autograded" / "spoiled" / SECTION).iterdir()}
    assert kept == {f"{SECTION}.ipynb", "hints.json", "timestamp.txt", "submission_secret.txt"}


def graded(classroom, student):
    return nbformat.read(classroom.folder / "autograded" / student / SECTION / f"{SECTION}.ipynb", 4)


def test_where_the_grader_breaks_that_submission_waits_and_the_batch_goes_on(classroom, api, monkeypatch):
    honest = grading.Grader.grade

    def broken(self, label, modules):
        if label.startswith("ada"):
            raise RuntimeError("our own fault")
        return honest(self, label, modules)

    monkeypatch.setattr(grading.Grader, "grade", broken)
    for student in ("ada", "ben"):
        classroom.hand_in(student, classroom.solved)
    done = api.autograde(SECTION, "*")
    assert not done["success"]
    assert "our own fault" in done["log"]
    assert scores(classroom, "ben") == FULL
    assert set(scores(classroom, "ada").values()) == {None}
    assert not (classroom.folder / "autograded" / "ada" / SECTION).exists()
    monkeypatch.undo()
    assert api.autograde(SECTION, "ada")["success"]
    assert scores(classroom, "ada") == FULL


def no_grade(config):
    config.Autograde.autograde_preprocessors.remove("grader.notebook.steps.Grade")


def switched_off(config):
    config.Grade.enabled = False


def no_scores(config):
    config.SaveScores.enabled = False


def stock(config):
    config.Autograde.autograde_preprocessors = [
        "nbgrader.preprocessors.Execute",
        "nbgrader.preprocessors.SaveAutoGrades",
    ]


@pytest.mark.parametrize("change", [no_grade, switched_off, no_scores, stock])
def test_where_a_step_of_ours_is_not_in_force_nothing_is_graded_and_it_says_so(classroom, change):
    config = read_config(classroom.folder)
    change(config)
    classroom.hand_in("ada", classroom.blank)
    done = NbGraderAPI(config=config).autograde(SECTION, "ada")
    assert not done["success"]
    assert "nothing was graded: a step of torchcourse's is missing" in done["log"]
    assert "NBGRADER_EXECUTION" not in os.environ
    assert set(scores(classroom, "ada").values()) == {None}


def test_a_folder_that_cannot_be_made_safe_is_not_graded(classroom, api, monkeypatch):
    """nbgrader goes on when its hook fails: the links are still there then."""
    config = read_config(classroom.folder)
    config.Autograde.pre_convert_hook = _failing
    (classroom.hand_in("ada", classroom.solved) / "mine").symlink_to("/etc/passwd")
    done = NbGraderAPI(config=config).autograde(SECTION, "ada")
    assert not done["success"]
    assert "there are links or devices among the files handed in" in done["log"]
    assert list((classroom.folder / "autograded").rglob("mine")) == []


def _failing(**_):
    raise UserError(None, None, "no right to write", "Get it.")
