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
from grader.batch.workflow import ANNOTATIONS, tell
from grader.cli_class import Form
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
    tables = {"csv": ["tasks.csv"], "parquet": ["tasks.parquet", "checks.parquet"]}
    assert [path.name for path in written] == tables.get(form, [path.name for path in written])
    assert form in tables or len(written) == (4 if form == "github" else 2)
    assert all(path.stat().st_size > 100 for path in written if not path.name.endswith(ANNOTATIONS))


def test_one_that_could_not_be_judged_stops_no_other(tmp_path):
    ledger = Ledger(tmp_path / "results")
    for student, verdict in {"Ann": Verdict.GRADER_ERROR, "Zoë": Verdict.PASSED}.items():
        ledger.write(
            Entry(student=student, key="k", result=result(task("descend", verdict, 0), student=student))
        )
    with pytest.raises(UserError, match=r"Ann: .*descend could not be judged.*The others are exported"):
        export(tmp_path / "results", "gradescope", tmp_path / "export")
    assert [path.name[:3] for path in (tmp_path / "export").iterdir()] == ["Zoë"]


@pytest.fixture
def two(tmp_path):
    """One hand-in with a result that lost points and one without a result."""
    ledger = Ledger(tmp_path / "results")
    lost = result(task("descend", Verdict.FAILED, 0, lines=["line 7, in descend: x"]))
    ledger.write(Entry(student="Ann", key="k", result=lost))
    ledger.write(Entry(student="Eve", key="k", problem="it holds\n::error::nothing"))
    return export(tmp_path / "results", "github", tmp_path / "export")


def test_in_a_workflow_the_summary_is_filled_and_annotations_are_printed(two, tmp_path, monkeypatch, capsys):
    page = tmp_path / "summary.md"
    page.write_text("What another command wrote.\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    tell(two)
    told = page.read_text(encoding="utf-8")
    assert told.startswith("What another command wrote.\n## Ann")
    assert "Eve: not graded" in told
    commands = capsys.readouterr().out.splitlines()
    assert len(commands) == 2
    assert commands[0].startswith("::error file=exercises/s04_autograd.py,line=7,")
    assert commands[1] == "::error title=Eve%3A not graded::it holds%0A::error::nothing"


def test_elsewhere_nothing_but_files_is_written(two, monkeypatch, capsys):
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    tell(two)
    assert capsys.readouterr().out == ""


def test_a_summary_that_would_grow_too_large_is_left_as_it_is(two, tmp_path, monkeypatch):
    page = tmp_path / "summary.md"
    page.write_bytes(b"x" * ((1 << 20) - 200))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    tell(two)
    assert page.stat().st_size < 1 << 20
    assert b"do not fit" in page.read_bytes()


def test_the_command_offers_every_form():
    assert {form.value for form in Form} == set(FORMS)
