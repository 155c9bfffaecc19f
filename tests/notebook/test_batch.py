"""A class in one go: everybody once, whatever happens in between, and nobody left out without a word."""

import json
import os
import shutil
import signal
import time

import pytest

from grader.errors import UserError
from grader.exits import Exit
from grader.notebook.batch import Batch, autograde
from grader.notebook.command import run_autograde
from grader.notebook.export import TaskTable
from grader.notebook.gradebook import opened
from grader.notebook.records import alone
from grader.notebook.serving import Refused
from grader.notebook.settings import CONFIG, course_directory, read_config

from .conftest import SECTION, TORCHCOURSE, Classroom


def graded(room, only=(), **options):
    options = {"jobs": 2, "force": False, "verbose": False} | options
    return autograde(room.folder, SECTION, only, **options)


def points(done):
    return {outcome.student: outcome.points for outcome in done.graded}


def scores(room):
    with opened(course_directory(read_config(room.folder))) as book:
        return {
            (one.student.id, grade.name): grade.auto_score
            for one in book.assignment_submissions(SECTION)
            for notebook in one.notebooks
            for grade in notebook.grades
        }


def verdicts(room):
    config = read_config(room.folder)
    with opened(course_directory(config)) as book:
        _, *rows = TaskTable(config=config).rows(book)
    return {(row[1], row[6]): (row[7], row[8]) for row in rows}


@pytest.fixture(scope="module")
def taught(template, tmp_path_factory):
    """A class of six, graded once."""
    folder = tmp_path_factory.mktemp("taught") / "class"
    shutil.copytree(template, folder)
    room = Classroom(folder)
    room.hand_in("ada", room.solved)
    room.hand_in("ben", room.blank)
    room.hand_in("cyd", "not a notebook")
    room.hand_in("dee", room.solved, f"{SECTION} (1).ipynb")
    room.hand_in("eve", None)
    two = room.hand_in("fay", room.solved, f"{SECTION}-Copy1.ipynb")
    room.hand_in("fay", room.solved, f"{SECTION}-Copy2.ipynb")
    (two / "notes").symlink_to("/etc/passwd")
    return room, graded(room)


def test_a_class_is_graded_and_whoever_is_special_is_named(taught):
    room, done = taught
    assert points(done) == {"ada": 10, "ben": 0, "cyd": 0, "dee": 10, "eve": 0, "fay": 0}
    assert done.ungraded == []
    assert done.missing == {"eve": (SECTION,), "fay": (SECTION,)}
    assert done.notes["dee"] == (f"{SECTION} (1).ipynb was taken for {SECTION}.ipynb and renamed",)
    assert "could be any of" in done.notes["fay"][0]
    assert set(room.records()) == {"ada", "ben", "cyd", "dee", "eve", "fay"}
    assert set(scores(room).values()) == {0, 1, 2, 3}


def test_the_tables_tell_verdicts_and_what_was_not_there(taught):
    room, _ = taught
    found = verdicts(room)
    assert found["ada", "parse_version"] == ("passed", 2)
    assert found["ben", "parse_version"] == ("not_attempted", 0)
    assert found["eve", "parse_version"] == ("missing", 0)


def test_again_nobody_is_graded_twice_but_who_handed_in_anew(taught, capsys):
    room, _ = taught
    before = room.records()
    options = {"jobs": 1, "force": False, "verbose": False, "as_json": True}
    assert run_autograde(room.folder, SECTION, (), **options) == Exit.FINE
    said = json.loads(capsys.readouterr().out)
    assert (said["graded"], len(said["skipped"]), set(said["missing"])) == ([], 6, {"eve", "fay"})
    assert room.records() == before
    room.hand_in("eve", room.solved)
    assert points(graded(room, jobs=1)) == {"eve": 10}
    assert {name for name, text in room.records().items() if text != before[name]} == {"eve"}


def test_what_cannot_be_judged_is_named_and_loses_no_points(taught, tmp_path, capsys):
    shutil.copytree(taught[0].folder, tmp_path / "class", symlinks=True)
    room = Classroom(tmp_path / "class")
    for folder in ("release", "source"):
        (room.folder / folder / SECTION / f"{SECTION}.ipynb").unlink()
    options = {"jobs": 1, "force": True, "verbose": False, "as_json": False}
    assert run_autograde(room.folder, SECTION, ("ada",), **options) == Exit.GRADER_ERROR
    said = capsys.readouterr()
    assert "ada: not graded: there is no released s02_setup.ipynb" in said.err
    assert "0 graded, 0 graded before, 1 could not be graded" in said.out
    assert "ada" not in room.records()
    assert verdicts(room)["ada", "parse_version"] == ("ungraded", None)


def stopped(room, number, records):
    """Start a batch, and send its process group a signal when so many are done; its exit status."""
    running = room.start(*TORCHCOURSE, "autograde", SECTION, "--jobs", "1")
    until = time.monotonic() + 200
    while len(room.records()) < records and time.monotonic() < until:
        time.sleep(0.02)
    os.killpg(running.pid, number)
    running.communicate()
    return running.returncode


def test_stopped_and_killed_midway_it_grades_the_rest_and_nobody_twice(classroom):
    students = {f"student{n}" for n in range(5)}
    for student in students:
        classroom.hand_in(student, classroom.solved)
    assert stopped(classroom, signal.SIGINT, 1) == Exit.INTERRUPTED
    before = classroom.records()
    assert {path.name for path in (classroom.folder / "autograded").iterdir()} >= set(before)
    assert len(list(classroom.folder.glob("autograded/*/*/*.ipynb"))) == len(before)
    assert stopped(classroom, signal.SIGKILL, len(before) + 1) == -signal.SIGKILL
    assert before.items() <= classroom.records().items()
    before = classroom.records()
    assert 2 <= len(before) < 5
    done = graded(classroom)
    assert points(done) == dict.fromkeys(students - set(before), 10)
    assert before.items() <= classroom.records().items()
    assert set(classroom.records()) == students
    assert len(scores(classroom)) == 5 * 5
    assert None not in scores(classroom).values()


@pytest.mark.slow
def test_eight_jobs_share_one_sqlite_file(classroom):
    for n in range(16):
        classroom.hand_in(f"student{n}", classroom.solved if n % 4 else None)
    done = graded(classroom, jobs=8)
    assert done.ungraded == []
    assert len(done.graded) == len(classroom.records()) == 16
    assert len(scores(classroom)) == 16 * 5


def test_what_keeps_the_workers_imports_no_torch(classroom):
    script = (
        "import sys; from pathlib import Path\n"
        "from grader.notebook.command import read_config\nfrom grader.notebook.settings import prove\n"
        "prove(read_config(Path.cwd())); sys.exit('torch' in sys.modules)"
    )
    proving = classroom.start("-c", script)
    assert proving.communicate()[1] == ""
    assert proving.returncode == 0


def refusal(room, *arguments, **options):
    with pytest.raises(UserError) as caught:
        graded(room, *arguments, **options)
    return str(caught.value)


def test_without_our_steps_nothing_is_graded(classroom):
    classroom.hand_in("ada", classroom.blank)
    config = classroom.folder / CONFIG
    config.write_text(config.read_text().replace("configure(c)", "#"))
    assert "Nothing was graded." in refusal(classroom)
    assert not (classroom.folder / "autograded").exists()
    assert scores(classroom) == {}


def test_mistakes_in_the_command_are_one_line(classroom):
    assert "nobody has handed in anything" in refusal(classroom)
    classroom.hand_in("ada", classroom.blank)
    assert "'adda' has handed in nothing for s02_setup. Did you mean 'ada'?" in refusal(classroom, ["adda"])
    with alone(classroom.folder):
        assert "another autograde is running in this folder" in refusal(classroom)
    with pytest.raises(UserError, match="Run `nbgrader generate_assignment s01_introduction`"):
        autograde(classroom.folder, "s01_introduction", (), jobs=1, force=False, verbose=False)
    with pytest.raises(UserError, match="no assignment 's02_stup'"):
        autograde(classroom.folder, "s02_stup", (), jobs=1, force=False, verbose=False)


def test_a_hand_in_that_may_not_be_touched_is_named(classroom, monkeypatch):
    def forbidden(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    classroom.hand_in("ada", classroom.blank)
    monkeypatch.setattr("grader.notebook.collected.disarm", forbidden)
    (found,) = Batch(classroom.folder, SECTION).collected(())
    assert "submitted/ada/s02_setup cannot be tidied: Permission denied. Give" in found.problem


def test_where_there_is_no_jail_nothing_is_graded(classroom, monkeypatch):
    """A worker that refuses to begin ends the batch; the reason is its own."""
    from grader.notebook import batch

    classroom.hand_in("ada", classroom.blank)
    monkeypatch.setattr(batch, "serve", refusing)
    assert refusal(classroom) == "no isolation can be had here. Run `torchcourse doctor`. Nothing was graded."


def refusing(connection, *_):
    connection.send(Refused("no isolation can be had here. Run `torchcourse doctor`."))
