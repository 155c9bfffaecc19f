"""An appeal: the same hand-in comes to the same result, and what differs is told."""

import sys
from pathlib import Path

import pytest

pytest.importorskip("jinja2")
sys.path.insert(0, str(Path(__file__).parents[1] / "report"))  # in importlib mode

from pages import result, task

from grader.batch.ledger import Entry, Ledger
from grader.batch.regrading import differences, regrade
from grader.errors import UserError
from grader.picture import Picture
from grader.verdict import Verdict

from .conftest import SOLVED, WRONG, put


def changed(**grounds):
    other = result(task("descend", Verdict.PASSED, 2.0))
    other.provenance = other.provenance.model_copy(update=grounds)
    return other


def test_the_same_is_the_same_however_long_it_took():
    slow = changed()
    slow.tasks[0].checks[0].seconds = 99.0
    slow.tasks[0].checks[0].shown = [Picture(kind="curve", name="loss", values=[[1.0]])]
    assert list(differences(changed(), slow)) == []


@pytest.mark.parametrize(
    ("name", "told"),
    {
        "submission": "the hand-in",
        "course": "the course",
        "seed": "the seed",
        "torch_version": "PyTorch",
    }.items(),
)
def test_other_grounds_are_named(name, told):
    (line,) = differences(changed(), changed(**{name: 7 if name == "seed" else "other"}))
    assert line.startswith(told)


def test_another_verdict_is_told_with_its_points():
    (line,) = differences(changed(), result(task("descend", Verdict.FAILED, 0.0)))
    assert line == "s04_autograd.descend was passed with 2 points and is failed with 0"


def test_other_feedback_is_told():
    (line,) = differences(changed(), result(task("descend", Verdict.PASSED, 2.0, got="8")))
    assert "other feedback" in line


def test_tasks_that_came_or_went_are_told():
    assert list(differences(changed(), result(task("new", Verdict.PASSED, 2.0)))) == [
        "s04_autograd.descend is not graded any more",
        "s04_autograd.new was not graded",
    ]


def test_a_hand_in_graded_twice_has_one_result_and_another_has_not(desk):
    handin = put(desk.handins / "Ann", WRONG).parent
    desk.grade(status=1)
    (path,) = desk.results.glob("*.json")
    assert regrade(path, handin) == []
    assert regrade(f"file://{path}", f"file://{handin}") == []
    found = regrade(path, put(desk.folder / "other" / "Ann", SOLVED).parent)
    assert found[0].startswith("the hand-in differs")
    assert "s02_setup.install_command was failed with 0 points and is passed with 2" in found


def test_more_than_one_hand_in_is_no_appeal(tmp_path):
    path = put(tmp_path, Entry(student="eve", key="k", result=changed()).model_dump_json(), "result.json")
    for student in ("ann", "eve"):
        put(tmp_path / "class" / student, SOLVED)
    with pytest.raises(UserError, match="class holds 2 hand-ins"):
        regrade(path, tmp_path / "class")


@pytest.mark.parametrize("content", ["", "{}", "[1]"])
def test_what_is_no_result_is_told_in_a_line(tmp_path, content):
    path = put(tmp_path, content, "result.json")
    with pytest.raises(UserError, match="no result"):
        regrade(path, tmp_path)


def test_a_hand_in_that_was_never_graded_has_nothing_to_compare(tmp_path):
    ledger = Ledger(tmp_path)
    ledger.write(Entry(student="eve", key="k", problem="an empty zip"))
    with pytest.raises(UserError, match="an empty zip"):
        regrade(ledger.path("eve", "k"), tmp_path)
