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
from grader.cli_class import Form
from grader.errors import UserError
from grader.verdict import Verdict


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


def test_a_folder_without_results_is_told(tmp_path):
    with pytest.raises(UserError, match="no results here"):
        report(tmp_path, tmp_path / "report")


@pytest.mark.parametrize("form", FORMS)
def test_results_are_exported_in_every_form(tmp_path, form):
    ledger = Ledger(tmp_path / "results")
    for student in ("Ann", "Zoë"):
        ledger.write(Entry(student=student, key="k", result=result(task("descend", Verdict.PASSED, 2.0))))
    written = export(tmp_path / "results", form, tmp_path / "export")
    tables = {"csv": ["tasks.csv"], "parquet": ["tasks.parquet", "checks.parquet"]}
    assert [path.name for path in written] == tables.get(form, [path.name for path in written])
    assert form in tables or len(written) == 2
    assert all(path.stat().st_size > 100 for path in written)


def test_the_command_offers_every_form():
    assert {form.value for form in Form} == set(FORMS)
