"""Results in the shapes of other platforms: valid by their rules, the same from day to day, and never a false grade."""

import csv
import io
import json
import sys
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

pytest.importorskip("jinja2")
sys.path.insert(0, str(Path(__file__).parent))  # in importlib mode

from pages import a_class, evil, result, task

from grader.errors import UserError
from grader.report.exchange import (
    gradescope,
    gradescope_fault,
    gradescope_problem,
    junit,
    prairielearn,
    task_rows,
)
from grader.report.fitting import fitting_together
from grader.report.tables import csv_text
from grader.verdict import Verdict

HERE = Path(__file__).parent
FORMS = {"gradescope": gradescope, "prairielearn": prairielearn}
MIXED = result(
    task("descend", Verdict.FAILED, 0.0, cause="one step too far", called="descend(x)", got="1.0"),
    task("grad_of", Verdict.PASSED, 2.0),
    task("late", Verdict.NOT_ATTEMPTED, 0.0),
    task("on_cuda", Verdict.SKIPPED, 0.0),
)
BROKEN = result(task("descend", Verdict.PASSED, 2.0), task("grad_of", Verdict.GRADER_ERROR, 0.0))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "one", [MIXED, evil(), *a_class().values(), result()], ids=lambda one: f"{one.score:g}"
)
def test_a_platform_takes_it(form, one):
    schema = json.loads((HERE / "schemas" / f"{form}.json").read_text())
    jsonschema.validate(json.loads(json.dumps(FORMS[form](one))), schema)


@pytest.mark.parametrize(
    "told", [gradescope_fault(), gradescope_problem("an empty zip")], ids=["fault", "empty"]
)
def test_gradescope_takes_what_has_no_result(told):
    jsonschema.validate(told, json.loads((HERE / "schemas" / "gradescope.json").read_text()))
    assert told["score"] == 0


@pytest.mark.parametrize(
    ("form", "wrong"),
    [
        ("gradescope", {"tests": []}),
        ("gradescope", {"tests": [{"max_score": 1}]}),
        ("gradescope", {"score": 1, "tests": [{"status": "skipped"}]}),
        ("gradescope", {"score": 1, "visibility": "shown"}),
        ("prairielearn", {"gradable": True}),
        ("prairielearn", {"score": 1.5}),
        ("prairielearn", {"score": 1, "images": [{"label": "no url"}]}),
    ],
)
def test_the_schemas_refuse_what_the_platforms_would(form, wrong):
    schema = json.loads((HERE / "schemas" / f"{form}.json").read_text())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, schema)


@pytest.mark.parametrize("form", FORMS)
def test_it_is_what_it_was(form):
    golden = HERE / "golden" / f"{form}.json"
    assert FORMS[form](MIXED) == json.loads(golden.read_text(encoding="utf-8"))


@pytest.mark.parametrize("form", FORMS)
def test_what_could_not_be_judged_is_no_grade(form):
    with pytest.raises(UserError, match=r"s04_autograd\.grad_of could not be judged"):
        FORMS[form](BROKEN)


def test_points_and_verdicts_stand_in_junit_xml():
    assert junit(MIXED, "Zoë \x00").decode() == (HERE / "golden" / "junit.xml").read_text(encoding="utf-8")
    suite = ElementTree.fromstring(junit(MIXED, "Zoë")).find("testsuite")
    counts = [suite.get(name) for name in ("tests", "failures", "errors", "skipped")]
    assert counts == ["4", "2", "0", "1"]
    failed = suite.find("testcase[@name='descend']/failure").text
    assert "one step too far" in failed


@pytest.mark.parametrize(
    "one", [MIXED, BROKEN, evil(), *a_class().values(), result()], ids=lambda one: f"{one.score:g}"
)
def test_junit_xml_is_valid(one):
    etree = pytest.importorskip("lxml.etree")
    schema = etree.XMLSchema(etree.parse(HERE / "schemas" / "junit.xsd"))
    schema.assertValid(etree.fromstring(junit(one, "Zoë \x00")))


def test_the_kits_own_fault_is_an_error_in_junit_xml():
    suite = ElementTree.fromstring(junit(BROKEN, "eve")).find("testsuite")
    assert suite.get("errors") == "1"
    assert suite.find("testcase[@name='grad_of']/error") is not None


def test_hostile_text_leaves_xml_whole():
    hostile = evil()
    hostile.tasks[0].checks[0].output = "]]>\x1b[31m\x00\ufffe</failure>"
    ElementTree.fromstring(junit(hostile, "<&\"'>"))


def test_a_table_has_a_row_for_each_task_and_names_who_has_no_result():
    names = {"Zoë, \"the\" '1'": MIXED, "=cmd()": BROKEN}
    rows = list(csv.DictReader(io.StringIO(csv_text(task_rows(names, {"eve": "an empty zip"})))))
    assert [row["student"] for row in rows] == ["'=cmd()"] * 2 + ["Zoë, \"the\" '1'"] * 4 + ["eve"]
    by_task = {(row["student"], row["task"]): row for row in rows}
    assert by_task["Zoë, \"the\" '1'", "descend"]["cause"] == "one step too far"
    assert by_task["Zoë, \"the\" '1'", "grad_of"]["points"] == "2"
    assert by_task["'=cmd()", "grad_of"]["points"] == ""
    assert rows[-1]["cause"] == "an empty zip"
    assert rows[-1]["points"] == ""


def test_the_csv_is_what_it_was():
    text = csv_text(task_rows({"Zoë": MIXED}, {"eve": "an empty zip"}))
    golden = (HERE / "golden" / "tasks.csv").read_text(encoding="utf-8")
    assert text.splitlines() == golden.splitlines()


def test_a_prairielearn_result_is_never_larger_than_it_takes():
    big = {"got": '"' * 20_000, "expected": "é" * 20_000}
    many = result(*(task(f"t{number}", Verdict.FAILED, 0.0, **big) for number in range(140)))
    size = len(json.dumps(prairielearn(many), indent=1, ensure_ascii=False).encode())
    assert 500_000 < size < 1_000_000


def test_texts_that_fit_are_left_whole_and_the_longest_are_cut_alike():
    assert fitting_together(["a" * 10, "bb"], 100) == ["a" * 10, "bb"]
    cut = fitting_together(["a" * 200, "é" * 200, "bb"], 102)
    assert cut[2] == "bb"
    assert [len(text.encode()) for text in cut[:2]] == [50, 50]
    assert fitting_together([], 10) == []
