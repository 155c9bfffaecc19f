"""The tables: any name survives, nothing becomes a formula, and what is ungraded is not zero."""

import csv
import json
from datetime import datetime

import pytest

from grader.notebook.command import run_export
from grader.notebook.export import CanvasTable, MoodleTable, TaskTable
from grader.notebook.gradebook import opened, withdraw
from grader.notebook.settings import course_directory, read_config
from grader.results import CheckResult, Result, TaskResult
from grader.verdict import Verdict

from .conftest import NBGRADER, SECTION

TASKS = {"environment_report": 3, "install_command": 2, "parse_version": 2, "versions_match": 2}


def result(cause):
    check = CheckResult(id="c", verdict=Verdict.FAILED, law="A law.", cause=cause)
    tasks = [
        TaskResult(
            id=f"{SECTION}.{name}",
            title=name,
            verdict=Verdict.FAILED if name == "parse_version" else Verdict.PASSED,
            points=0 if name == "parse_version" else points,
            max_points=points,
            checks=[check] if name == "parse_version" else [],
        )
        for name, points in (TASKS | {"seed_everything": 1}).items()
    ]
    about = {"course": "c", "submission": "s", "score": 8, "max_score": 10, "partial": False}
    versions = {"isolation": "rung 1", "seed": 7, "torch_version": "2.14", "grader_version": "0.1"}
    return Result(**about, **versions, sections=[], tasks=tasks)


def enter(book, student, found, **about):
    """What nbgrader's steps enter and write for a graded submission."""
    book.update_or_create_student(student, **about)
    book.update_or_create_submission(SECTION, student, timestamp=datetime(2026, 10, 1, 12))
    points = {f"points-{task.id.partition('.')[2]}": task.points for task in found.tasks}
    for notebook in book.find_submission(SECTION, student).notebooks:
        for grade in notebook.grades:
            grade.auto_score, grade.needs_manual_grade = points[grade.name], False
    book.db.commit()


@pytest.fixture
def room(classroom):
    """Ada was graded; of Ben there are points alone; Cyd's could not be judged; Dee handed in nothing."""
    found = result('the sign, or "plus", was lost')
    with opened(course_directory(read_config(classroom.folder))) as book:
        names = {"last_name": 'Lovelace, "Countess"', "first_name": "Adá 雪", "email": "ada@x.org"}
        enter(book, "ada", found, lms_user_id="17", **names)
        enter(book, "ben", found, last_name="=2+5", first_name="@Ben")
        enter(book, "cyd", found)
        withdraw(book, SECTION, "cyd")
        book.add_student("dee")
    graded = classroom.folder / "autograded" / "ada" / SECTION / f"{SECTION}.ipynb"
    graded.parent.mkdir(parents=True)
    notebook = json.loads(classroom.blank)
    notebook["metadata"]["torchcourse"] = {"result": found.model_dump(mode="json")}
    graded.write_text(json.dumps(notebook))
    return classroom


def table(room, kind, **options):
    config = read_config(room.folder)
    path = room.folder / "out.csv"
    with opened(course_directory(config)) as book:
        kind(config=config, to=str(path), **options).export(book)
    with path.open(encoding=kind.encoding, newline="") as file:
        return list(csv.reader(file))


def test_a_row_for_each_student_and_task(room):
    header, *rows = table(room, TaskTable)
    found = {(row[1], row[6]): dict(zip(header, row, strict=True)) for row in rows}
    assert len(found) == len(rows) == 4 * 5
    ada = found["ada", "parse_version"]
    assert (ada["last_name"], ada["first_name"]) == ('Lovelace, "Countess"', "Adá 雪")
    assert (ada["verdict"], ada["points"], ada["max_points"]) == ("failed", "0", "2")
    assert (ada["cause"], ada["isolation"]) == ('the sign, or "plus", was lost', "rung 1")
    assert ada["submitted"] == "2026-10-01 12:00:00"
    told = {who: (found[who, "parse_version"]["verdict"], found[who, "parse_version"]["points"]) for who in
            ("ben", "cyd", "dee")}  # fmt: skip
    assert told == {"ben": ("missing", "0"), "cyd": ("ungraded", ""), "dee": ("not_handed_in", "")}
    assert (found["ben", "seed_everything"]["last_name"], found["ben", "seed_everything"]["first_name"]) == (
        "'=2+5",
        "'@Ben",
    )


def test_points_given_by_hand_count_before_the_graders(room):
    with opened(course_directory(read_config(room.folder))) as book:
        book.find_grade("points-parse_version", SECTION, SECTION, "ada").manual_score = 1.5
        book.db.commit()
    header, *rows = table(room, TaskTable, student=["ada"], assignment=[SECTION])
    (row,) = [dict(zip(header, row, strict=True)) for row in rows if "parse_version" in row]
    assert (row["verdict"], row["points"]) == ("failed", "1.5")


def test_canvas_gets_points_possible_and_nothing_for_what_is_ungraded(room):
    header, possible, *rows = table(room, CanvasTable)
    assert header == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", SECTION]
    assert possible == ["    Points Possible", "", "", "", "", "10"]
    assert {row[3]: (row[0], row[1], row[5]) for row in rows} == {
        "ada": ('Lovelace, "Countess", Adá 雪', "17", "8"),
        "ben": ("'=2+5, @Ben", "", "8"),
        "cyd": ("cyd", "", ""),
        "dee": ("dee", "", ""),
    }


def test_moodle_gets_grade_and_feedback(room):
    header, *rows = table(room, MoodleTable)
    assert header[2:] == ["ID number", "Email address", f"{SECTION} (Real)", f"{SECTION} (Feedback)"]
    found = {row[2]: row for row in rows}
    assert found["ada"][3:5] == ["ada@x.org", "8"]
    assert 'parse_version: failed, 0 of 2 (the sign, or "plus", was lost); ' in found["ada"][5]
    assert found["cyd"][4:] == ["", ""]


def test_nbgrader_itself_exports_with_ours(room):
    exporter = "--exporter=grader.notebook.export.CanvasTable"
    exporting = room.start(*NBGRADER, "export", exporter, "--to", "c.csv", '--student=["ada"]')
    _, said = exporting.communicate(timeout=120)
    assert exporting.returncode == 0, said
    assert (room.folder / "c.csv").read_text(encoding="utf-8").count("\n") == 3


def test_the_command_exports_into_the_working_folder(room, monkeypatch, capsys):
    monkeypatch.chdir(room.folder)
    assert run_export(room.folder, "moodle", "", (), ()) == 0
    assert capsys.readouterr().out == "wrote moodle.csv\n"
    assert (room.folder / "moodle.csv").is_file()
