"""What was handed in becomes modules; what cannot be read says so."""

import json
import os
import stat
import zipfile

import pytest

pytest.importorskip("jupytext")

from grader.batch.intake import find
from grader.batch.reading import Reader
from grader.course import load_course
from grader.notebook.making import notebook, notebook_text, solved
from grader.source import read_section

from .conftest import ROOT, SECTION, SOLVED, put, zipped

COURSE = load_course()
SECTIONS = [section.id for section in COURSE.sections]


@pytest.fixture(scope="module")
def reader():
    return Reader(COURSE)


def read(reader, place):
    (handin,) = find([place], SECTIONS)
    return reader.read(handin)


def test_a_module_a_folder_and_a_zip_hold_the_same(reader, tmp_path):
    module = put(tmp_path / "one", SOLVED)
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as archive:
        archive.writestr(f"deep/er/{SECTION}.py", SOLVED)
    handed = [read(reader, place) for place in (module, tmp_path / "one", tmp_path / "two.zip")]
    assert {one.modules[SECTION].text for one in handed} == {SOLVED}
    assert len({one.digest for one in handed}) == 1
    assert not any(one.problem or one.refused for one in handed)


def test_a_notebook_gives_what_the_student_wrote(reader, tmp_path):
    source = read_section(ROOT / "solutions" / f"{SECTION}.py")
    blank = notebook(COURSE.section(SECTION), source, {})
    put(tmp_path / "eve", notebook_text(solved(blank, source)), f"{SECTION}.ipynb")
    handed = read(reader, tmp_path / "eve")
    module = handed.modules[SECTION]
    assert module.filename == f"{SECTION}.ipynb"
    assert "def parse_version" in module.text
    assert "examples(" not in module.text
    assert "from grader" not in module.text


def test_it_is_known_in_which_file_a_section_was_handed_in(reader, tmp_path):
    put(tmp_path / "eve" / "exercises", as_notebook(), f"{SECTION} (1).ipynb")
    put(tmp_path / "eve" / "exercises", "x = 1\n", "s03_tensors.py")
    put(tmp_path / "eve" / "exercises", b"\xff", "s04_autograd.py")
    put(tmp_path / "eve" / "exercises", "no json", "s05_networks.ipynb")
    handed = read(reader, tmp_path / "eve")
    assert handed.files == {
        SECTION: f"exercises/{SECTION} (1).ipynb",
        "s03_tensors": "exercises/s03_tensors.py",
        "s04_autograd": "exercises/s04_autograd.py",
        "s05_networks": "exercises/s05_networks.ipynb",
    }
    handed.keep([SECTION])
    assert list(handed.files) == [SECTION]


def test_a_file_is_known_in_a_zip_and_alone_as_well(reader, tmp_path):
    members = (f"work/{SECTION}.ipynb", as_notebook()), ("work/s03_tensors.py", "x = 1\n")
    assert read(reader, zipped(tmp_path / "eve.zip", *members)).files == {
        SECTION: f"work/{SECTION}.ipynb",
        "s03_tensors": "work/s03_tensors.py",
    }
    for name in (f"{SECTION} (1).ipynb", f"{SECTION}-2.py"):
        assert read(reader, put(tmp_path, as_notebook(), name)).files == {SECTION: name}


def test_a_files_name_that_is_no_text_can_be_written_down(reader, tmp_path):
    name = os.fsdecode(b"s02_setup \xe9\x1b.ipynb")
    put(tmp_path / "eve", as_notebook(), name)
    assert read(reader, tmp_path / "eve").files == {SECTION: "s02_setup ��.ipynb"}


def test_a_broken_notebook_is_refused_in_its_sections_place(reader, tmp_path):
    put(tmp_path / "eve", "no json", f"{SECTION}.ipynb")
    assert "not a notebook" in read(reader, tmp_path / "eve").refused[SECTION]


def test_text_in_another_encoding_is_refused_in_its_sections_place(reader, tmp_path):
    put(tmp_path / "eve", b"# \xff\n")
    assert "UTF-8" in read(reader, tmp_path / "eve").refused[SECTION]


def test_two_answers_to_one_section_are_none(reader, tmp_path):
    put(tmp_path / "eve", SOLVED)
    put(
        tmp_path / "eve",
        json.dumps({"cells": [{"cell_type": "code", "source": "x = 1"}]}),
        f"{SECTION}.ipynb",
    )
    handed = read(reader, tmp_path / "eve")
    assert handed.modules == {}
    assert "more than once" in handed.refused[SECTION]


def test_a_link_is_not_followed(reader, tmp_path):
    put(tmp_path / "elsewhere", SOLVED)
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "eve").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "class" / "bob").mkdir()
    (tmp_path / "class" / "bob" / f"{SECTION}.py").symlink_to(tmp_path / "elsewhere" / f"{SECTION}.py")
    bob, eve = (reader.read(handin) for handin in find([tmp_path / "class"], SECTIONS))
    assert "is a link" in eve.problem
    assert "is a link" in bob.refused[SECTION]


@pytest.mark.parametrize("name", ["notes.txt", "homework.py", "homework.ipynb"])
def test_a_name_that_tells_no_section_is_nothing_to_grade(reader, tmp_path, name):
    (tmp_path / "class" / "eve").mkdir(parents=True)
    (tmp_path / "class" / "eve" / name).write_text("x = 1")
    assert read(reader, tmp_path / "class").problem


def test_whose_it_is_has_no_part_in_the_digest(reader, tmp_path):
    handed = [read(reader, put(tmp_path / name, SOLVED).parent) for name in ("ann", "bob")]
    assert handed[0].digest == handed[1].digest
    assert handed[0].digest != read(reader, put(tmp_path / "eve", SOLVED + "#").parent).digest


def as_notebook():
    source = read_section(ROOT / "solutions" / f"{SECTION}.py")
    return notebook_text(solved(notebook(COURSE.section(SECTION), source, {}), source))


@pytest.mark.parametrize("place", ["", "exercises/", "eve's work/", "eve's work/exercises/"])
def test_a_zip_of_notebooks_gives_what_its_folder_gives(reader, tmp_path, place):
    archive = zipped(
        tmp_path / "class" / "eve.zip",
        (f"{place}{SECTION}.ipynb", as_notebook()),
        (f"{place}s03_tensors.py", "x = 1\n"),
        (f"{place}.ipynb_checkpoints/{SECTION}-checkpoint.ipynb", "older"),
        (f"__MACOSX/{place}{SECTION}.ipynb", "a Mac's notes"),
    )
    put(tmp_path / "folder", as_notebook(), f"{SECTION}.ipynb")
    put(tmp_path / "folder", "x = 1\n", "s03_tensors.py")
    handed = read(reader, archive)
    assert handed.modules.keys() == {SECTION, "s03_tensors"}
    assert not handed.refused
    assert handed.digest == read(reader, tmp_path / "folder").digest
    assert read(reader, tmp_path / "class").digest == handed.digest


def test_a_notebook_in_a_zip_is_read_as_fail_closed_as_a_module(reader, tmp_path):
    blank, name = as_notebook(), f"{SECTION}.ipynb"
    link = zipfile.ZipInfo(name)
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    for members, reason in (
        ([(f"a/{name}", blank), (f"b/{name}", blank)], "2 times"),
        ([(name, blank), (f"{SECTION} (1).ipynb", "{}")], "2 times"),
        ([(f"../{name}", blank)], "out of the zip"),
        ([(f"/{name}", blank)], "out of the zip"),
        ([(link, "/etc/passwd")], "link"),
        ([(name, "no json")], "not a notebook"),
        ([(name, blank), (f"{SECTION}.py", SOLVED)], "more than once"),
    ):
        handed = read(reader, zipped(tmp_path / "eve.zip", *members))
        assert handed.modules == {}
        assert reason in handed.refused[SECTION]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_a_zip_holds_twice_is_refused(reader, tmp_path):
    archive = zipped(tmp_path / "eve.zip", (f"{SECTION}.ipynb", "{}"), (f"{SECTION}.ipynb", as_notebook()))
    assert "2 times" in read(reader, archive).refused[SECTION]


def test_nothing_that_a_checkout_sets_up_is_run(reader, tmp_path):
    """Git itself is never asked: a student's configuration can name programs for it to start."""
    clone, ran = tmp_path / "week1-ada", tmp_path / "ran"
    put(clone / "exercises", SOLVED)
    put(clone / ".git" / "exercises", "older", f"{SECTION}.py")
    put(clone / ".git", "ref: refs/heads/main\n", "HEAD")
    put(clone / ".git", f"[core]\n\tfsmonitor = touch '{ran}'\n\trepositoryformatversion = 0\n", "config")
    handed = read(reader, clone)
    assert handed.modules[SECTION].text == SOLVED
    assert handed.digest == read(reader, put(tmp_path / "plain" / "exercises", SOLVED).parents[1]).digest
    assert not ran.exists()
