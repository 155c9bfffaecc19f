"""`torchcourse nbgrader init`: a folder that works, and that keeps grades and an instructor's edits when updated."""

import json
from datetime import UTC, datetime
from functools import cache

import pytest

from grader.course import load_course
from grader.errors import UserError
from grader.notebook import folder as making
from grader.notebook.command import run_init
from grader.notebook.folder import make_folder
from grader.notebook.gradebook import opened
from grader.notebook.settings import CONFIG, course_directory, prove, read_config
from grader.policy import Assignment

COURSE = load_course()
read_solutions, read_laws = cache(making.read_solutions), cache(making.read_laws)


@pytest.fixture(autouse=True)
def read_once(monkeypatch):
    monkeypatch.setattr(making, "read_solutions", read_solutions)
    monkeypatch.setattr(making, "read_laws", read_laws)


def course(*assignments: Assignment):
    return COURSE.model_copy(update={"given_assignments": assignments})


WEEK = Assignment(id="week1", sections=("s01_introduction", "s02_setup"))


def made(folder, *assignments, **options):
    return make_folder(folder, course(*(assignments or (WEEK,))), course_id="torch", **options)


def duedate(folder, assignment="week1"):
    with opened(course_directory(read_config(folder))) as book:
        return book.find_assignment(assignment).duedate


def test_a_new_folder_has_all_that_nbgrader_needs(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")  # nbgrader calls alembic by its name
    done = made(tmp_path)
    assert not done.problem
    files = {path.relative_to(tmp_path).as_posix() for path in done.written}
    assert files == {CONFIG, "source/.generated.json"} | {
        f"source/week1/{name}" for name in ("s01_introduction.ipynb", "s02_setup.ipynb", "hints.json")
    }
    hints = json.loads((tmp_path / "source/week1/hints.json").read_text())
    assert {task.partition(".")[0] for task in hints} == set(WEEK.sections)
    prove(read_config(tmp_path))
    assert (tmp_path / "gradebook.db").is_file()
    assert duedate(tmp_path) is None


def test_again_it_writes_nothing(tmp_path):
    made(tmp_path)
    again = made(tmp_path)
    assert (again.written, again.kept, again.conflicts) == ([], [], [])


def test_the_due_date_is_the_courses_where_it_gives_one(tmp_path):
    due = datetime.fromisoformat("2026-10-01T23:59:00+02:00")
    made(tmp_path, WEEK.model_copy(update={"due": due}))
    assert duedate(tmp_path) == due.astimezone(UTC).replace(tzinfo=None)
    made(tmp_path)
    assert duedate(tmp_path) is not None


def test_grades_and_edits_are_kept_and_a_conflict_is_named(tmp_path, monkeypatch):
    made(tmp_path)
    with opened(course_directory(read_config(tmp_path))) as book:
        book.add_student("ada")
        book.add_submission("week1", "ada")
    config = tmp_path / CONFIG
    config.write_text(config.read_text() + "c.Exchange.root = '/srv/exchange'\n")
    mine = tmp_path / "source/week1/s02_setup.ipynb"
    mine.write_text("mine")
    assert made(tmp_path).kept == [mine]
    monkeypatch.setattr(making, "notebook_text", lambda _: "newer\n")
    done = made(tmp_path)
    assert done.conflicts == [mine]
    assert mine.read_text() == "mine"
    assert config not in done.written
    assert made(tmp_path, force=True).written == [mine, tmp_path / "source/.generated.json"]
    with opened(course_directory(read_config(tmp_path))) as book:
        assert book.find_submission("week1", "ada")


def test_a_configuration_that_lost_our_line_is_told(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("grader.notebook.command.load_course", lambda: course(WEEK))
    assert run_init(tmp_path, "torch", db="", force=False, as_json=True) == 0
    assert json.loads(capsys.readouterr().out)["problem"] == ""
    config = tmp_path / CONFIG
    config.write_text(config.read_text().replace("configure(c)", "#"))
    assert run_init(tmp_path, "torch", db="", force=False, as_json=False) == 2
    assert "Let `configure(c)`" in capsys.readouterr().err


def test_another_gradebook_can_be_named_once(tmp_path):
    url = f"sqlite:///{tmp_path}/elsewhere.db"
    made(tmp_path, db=url)
    assert (tmp_path / "elsewhere.db").is_file()
    made(tmp_path, db=url)
    with pytest.raises(UserError, match="another gradebook already"):
        made(tmp_path, db="postgresql://db/class")


def test_a_gradebook_that_cannot_be_opened_is_one_line(tmp_path):
    with pytest.raises(UserError, match="the gradebook cannot be opened"):
        made(tmp_path, db="sqlite:////nowhere/at/all/gradebook.db")
