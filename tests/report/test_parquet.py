"""Parquet read back: typed columns, the values of the CSV, texts as they are."""

import csv
import io
import sys
from pathlib import Path

import pytest

pytest.importorskip("jinja2")
pytest.importorskip("pyarrow")
sys.path.insert(0, str(Path(__file__).parent))  # in importlib mode

import pyarrow.parquet as pq
from pages import a_class, evil, result, task

from grader.report.exchange import check_rows, task_rows
from grader.report.parquet import parquet
from grader.report.tables import csv_text
from grader.verdict import Verdict

UNJUDGED = result(task("descend", Verdict.GRADER_ERROR, 0.0), task("late", Verdict.PASSED, 0.0))
CLASS = {**a_class(), "Zoë": evil(), "=cmd()": UNJUDGED}
PROBLEMS = {"eve": "an empty zip"}


def read(content):
    return pq.read_table(io.BytesIO(content))


def test_columns_have_types():
    table = read(parquet(task_rows(CLASS, PROBLEMS)))
    types = {field.name: str(field.type) for field in table.schema}
    word = "dictionary<values=string, indices=int32, ordered=0>"
    assert types == {
        "student": "string",
        "section": word,
        "task": word,
        "verdict": word,
        "points": "double",
        "max_points": "double",
        "cause": "string",
        "submission": "string",
    }


def test_it_holds_what_the_csv_holds():
    rows = list(csv.reader(io.StringIO(csv_text(task_rows(CLASS, PROBLEMS)))))[1:]
    told = read(parquet(task_rows(CLASS, PROBLEMS))).to_pylist()
    assert len(rows) == len(told) == 4 * 10 + 1 + 2 + 1
    for row, record in zip(rows, told, strict=True):
        values = ["" if value is None else value for value in record.values()]
        cells = [f"{value:g}" if isinstance(value, float) else value for value in values]
        assert [cell.removeprefix("'") for cell in row] == cells


def test_what_is_not_known_is_null_and_nothing_else_is():
    records = read(parquet(task_rows(CLASS, PROBLEMS))).to_pylist()
    by_task = {(record["student"], record["task"]): record for record in records}
    assert by_task["=cmd()", "descend"]["points"] is None
    assert by_task["=cmd()", "late"]["points"] == 0.0
    assert by_task["eve", None]["cause"] == "an empty zip"
    assert by_task["eve", None]["points"] is None


def test_a_second_table_has_a_row_for_each_check():
    records = read(parquet(check_rows({"Zoë": evil(), "Ann": UNJUDGED}))).to_pylist()
    assert [(record["student"], record["task"]) for record in records] == [
        ("Ann", "descend"),
        ("Ann", "late"),
        ("Zoë", "descend"),
    ]
    assert records[0]["verdict"] == "grader_error"
    assert records[0]["seconds"] == 0.5
    assert records[2]["message"].startswith("<script>")


def test_a_class_without_results_is_a_table_without_rows():
    table = read(parquet(task_rows({}, {})))
    assert (table.num_rows, table.num_columns) == (0, 8)
