"""Nothing in a hand-in leads anywhere: links, pipes, odd folders, odd names; and whoever can change that is told."""

import os
from pathlib import Path

import pytest

pytest.importorskip("nbgrader")

from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from grader.notebook.collected import collect, students
from grader.notebook.links import SECRET, TIMESTAMP, disarm, linked

WANTED = ("week",)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "submitted" / "ada" / "week"
    made.mkdir(parents=True)
    (made / "week.ipynb").write_text("{}")
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "grades.txt").write_text("hidden")
    return made


def tidied(folder):
    disarm(notebooks=[str(folder / "week.ipynb")])
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def collected(folder, tmp_path):
    directory = CourseDirectory(config=Config(CourseDirectory={"root": str(tmp_path)}))
    return lambda student="ada": collect(directory, "week", student, WANTED)


@pytest.mark.parametrize("target", ["/etc/passwd", "../../../secret", "nowhere", ".", b"\xff\n\x1b[2J"])
def test_a_link_becomes_a_text(folder, target):
    """Whatever it says: one that was no text once left all the others standing."""
    (folder / "a").symlink_to(os.fsdecode(target))
    (folder / "deep").mkdir()
    (folder / "deep" / "z").symlink_to("/etc/passwd")
    tidied(folder)
    assert list(linked(folder)) == []
    for path in (folder / "a", folder / "deep" / "z"):
        assert path.read_text().startswith("Here was no regular file")


def test_a_pipe_becomes_a_text_and_is_not_waited_for(folder):
    os.mkfifo(folder / "pipe")
    tidied(folder)
    assert (folder / "pipe").is_file()


@pytest.mark.parametrize("which", ["", ".."])
def test_a_folder_that_is_a_link_is_refused_and_nothing_behind_it_is_touched(
    folder, tmp_path, collected, which
):
    behind = tmp_path / "elsewhere"
    link = Path(os.path.normpath(folder / which))
    link.rename(behind)
    link.symlink_to(behind)
    (tmp_path / "elsewhere" / "mine").symlink_to("/etc/passwd")
    assert "is a link: put the folder itself there" in collected().problem
    disarm(notebooks=[str(folder / "week.ipynb")])
    assert (behind / "mine").is_symlink()


def test_what_is_linked_hard_is_a_file_like_any(folder):
    os.link(folder / "week.ipynb", folder / "same.ipynb")
    assert tidied(folder) == ["same.ipynb", "week.ipynb"]


@pytest.mark.parametrize(
    "text", [b"soon", b"\xff\xfe", b"9" * 40, b"2" * 2_000_000, b"99999999999999999-01-01"]
)
def test_a_time_that_is_none_is_set_aside_and_told(folder, collected, text):
    (folder / TIMESTAMP).write_bytes(text)
    (note,) = collected().notes
    assert note.endswith("renamed unreadable-1-timestamp.txt: it counts as handed in in time")
    assert (folder / "unreadable-1-timestamp.txt").read_bytes() == text
    assert (folder / TIMESTAMP).read_text() == ""


@pytest.mark.parametrize("secret", [None, b"", b"\xff", b"x" * 2_000_000])
def test_a_broken_secret_stops_nobodys_feedback(folder, collected, secret):
    """nbgrader reads that of every hand-in when it releases feedback, and gives up at the first that is none."""
    (folder / TIMESTAMP).write_text("2026-09-01 12:00:00 UTC")
    if secret is not None:
        (folder / SECRET).write_bytes(secret)
    assert len(collected().notes) == (secret is not None)
    assert len((folder / SECRET).read_text()) == 128
    before = collected().digest
    assert collected().digest == before


@pytest.mark.parametrize(
    "text", ["", "2026-09-01 12:00:00 UTC", "2026-09-01 12:00:00.123456 Europe/Berlin\n"]
)
def test_a_time_stays(folder, collected, text):
    (folder / TIMESTAMP).write_text(text)
    (folder / SECRET).write_text("secret")
    assert collected().notes == ()
    assert ((folder / TIMESTAMP).read_text(), (folder / SECRET).read_text()) == (text, "secret")


@pytest.mark.parametrize("name", [TIMESTAMP, "hints.json"])
def test_a_folder_with_the_name_of_a_file_of_ours_is_set_aside(folder, name):
    (folder / name).mkdir()
    (folder / f"unreadable-1-{name}").mkdir()
    assert {f"unreadable-1-{name}", f"unreadable-2-{name}", "week.ipynb"} <= set(tidied(folder))
    assert not (folder / name).is_dir()


def test_a_folder_named_like_the_notebook_is_no_notebook(folder, collected):
    (folder / "week.ipynb").rename(folder / "week (1).ipynb")
    (folder / "week.ipynb").mkdir()
    found = collected()
    assert (found.present, found.missing, found.problem) == ((), WANTED, "")


@pytest.mark.parametrize("name", ["../week", "week\n\x1b[2Jada: 10 points", 'week "<script>', "week \udcff"])
def test_a_name_cannot_forge_a_line_of_the_terminal(folder, collected, name):
    (folder / "week.ipynb").rename(folder / f"{name.replace('/', '_')}.ipynb")
    found = collected()
    assert found.present == WANTED
    (note,) = found.notes
    assert note.isprintable()


def test_every_student_is_found_whatever_the_folder_is_called(folder, tmp_path, collected):
    names = ["ada", "b\nen", 'c"<b>', "d[1]*", "e {x}", "é"]
    for name in names[1:]:
        (tmp_path / "submitted" / name / "week").mkdir(parents=True)
    directory = CourseDirectory(config=Config(CourseDirectory={"root": str(tmp_path)}))
    assert students(directory, "week") == sorted(names)
    assert [collected(name).problem for name in names] == [""] * len(names)


def test_a_huge_file_is_told_apart_without_being_held_in_memory(folder, collected):
    with (folder / "data.bin").open("wb") as file:
        file.truncate(200 << 20)
    before = collected().digest
    with (folder / "data.bin").open("r+b") as file:
        file.write(b"1")
    assert collected().digest != before
