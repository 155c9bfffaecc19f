"""Pages from a folder of results."""

import os
import sys
from pathlib import Path

import pytest

pytest.importorskip("jinja2")
sys.path.insert(0, str(Path(__file__).parents[1] / "report"))  # in importlib mode

from pages import result, task

from grader.batch.ledger import Entry, Ledger
from grader.batch.reporting import FORMS, export, report
from grader.errors import UserError
from grader.verdict import Verdict

from .conftest import put


def test_each_student_has_a_page_of_their_newest_result(tmp_path):
    ledger = Ledger(tmp_path / "results")
    for age, (key, points) in enumerate({"new": 2, "old": 0}.items()):
        verdict = Verdict.PASSED if points else Verdict.FAILED
        ledger.write(Entry(student="Ann", key=key, result=result(task("descend", verdict, points))))
        os.utime(ledger.path("Ann", key), (1000 - age, 1000 - age))
    ledger.write(Entry(student="Eve", key="new", problem="an empty zip"))
    pages = report(tmp_path / "results", tmp_path / "report")
    assert pages.students == 1
    (page,) = (tmp_path / "report" / "students").iterdir()
    assert "2 of 2 points" in page.read_text(encoding="utf-8")
    assert "an empty zip" in pages.whole.read_text(encoding="utf-8")


def test_hand_ins_that_are_much_alike_are_a_hint_on_the_class_page_alone(tmp_path):
    ledger = Ledger(tmp_path / "results")
    for student in ("Ann", "Zoë"):
        ledger.write(Entry(student=student, key="k", result=result(task("descend", Verdict.PASSED, 2.0))))
    steps = "\n".join(f"    x = x * {number} + torch.sin(x / {number})" for number in range(2, 15))
    for student in ("Ann", "Zoë", "Ida"):
        own = steps if student != "Ida" else "    return x"
        put(tmp_path / "in" / student, f"def descend(x):\n{own}\n    return x\n", "s04_autograd.py")
    report(tmp_path / "results", tmp_path / "plain")
    pages = report(tmp_path / "results", tmp_path / "report", [tmp_path / "in"])
    told = pages.whole.read_text(encoding="utf-8")
    assert "<td>Ann</td><td>Zoë</td>" in told
    assert "s04_autograd.descend" in told.partition("much alike")[2]
    assert "no verdict" in told
    assert "Ida" not in told
    assert "much alike" not in (tmp_path / "plain" / "class.html").read_text(encoding="utf-8")
    for page in (tmp_path / "report" / "students").iterdir():
        assert page.read_text(encoding="utf-8") == (tmp_path / "plain" / "students" / page.name).read_text(
            encoding="utf-8"
        )


def test_a_folder_without_results_is_told(tmp_path):
    with pytest.raises(UserError, match="no results here"):
        report(tmp_path, tmp_path / "report")


@pytest.mark.parametrize("form", FORMS)
def test_results_are_exported_in_every_form(tmp_path, form):
    ledger = Ledger(tmp_path / "results")
    for student in ("Ann", "Zoë"):
        ledger.write(Entry(student=student, key="k", result=result(task("descend", Verdict.PASSED, 2.0))))
    written = export(tmp_path / "results", form, tmp_path / "export")
    assert len(written) == (1 if form == "csv" else 2)
    assert all(path.stat().st_size > 100 for path in written)
