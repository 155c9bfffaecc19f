"""Whose hand-in is whose, whatever handed it over."""

import os
from pathlib import Path

import pytest

pytest.importorskip("jupytext")

from grader.batch.exports import owner_of
from grader.batch.intake import find
from grader.errors import UserError

SECTIONS = ["s02_setup", "s03_tensors"]


def put(path, text="x = 1\n"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def found(*places):
    return {handin.student: [name for _, name in handin.parts] for handin in find(places, SECTIONS)}


def test_single_hand_ins_are_named_by_themselves(tmp_path):
    module, notebook = put(tmp_path / "s02_setup.py"), put(tmp_path / "eve.ipynb")
    folder = put(tmp_path / "Ann O'Hara" / "exercises" / "s03_tensors.py").parents[1]
    archive = put(tmp_path / "bob.zip")
    assert found(module, notebook, folder, archive) == {
        "s02_setup": ["s02_setup.py"],
        "eve": ["eve.ipynb"],
        "Ann O'Hara": ["Ann O'Hara"],
        "bob": ["bob.zip"],
    }


def test_a_folder_of_folders_and_files_is_a_class(tmp_path):
    put(tmp_path / "Zoë" / "s02_setup.py")
    put(tmp_path / "empty" / "notes.txt")
    put(tmp_path / "bob.zip")
    put(tmp_path / "notes.txt")
    put(tmp_path / ".git" / "s02_setup.py")
    put(tmp_path / "__MACOSX" / "s02_setup.py")
    assert found(tmp_path) == {"Zoë": ["Zoë"], "empty": ["empty"], "bob": ["bob.zip"]}


def test_what_canvas_scattered_is_put_together(tmp_path):
    put(tmp_path / "doejane_77_1001_s02_setup.py")
    put(tmp_path / "doejane_77_1002_s03_tensors-1.py")
    put(tmp_path / "roejim_LATE_78_1003_s02_setup.ipynb")
    assert found(tmp_path) == {
        "doejane 77": ["s02_setup.py", "s03_tensors-1.py"],
        "roejim 78": ["s02_setup.ipynb"],
    }


def test_moodles_folders_and_files_are_both_read(tmp_path):
    put(tmp_path / "Jane van der Doe_12_assignsubmission_file_" / "s02_setup.py")
    put(tmp_path / "Jim_Roe_13_assignsubmission_file_s02_setup.py")
    assert found(tmp_path) == {
        "Jane van der Doe 12": ["Jane van der Doe_12_assignsubmission_file_"],
        "Jim_Roe 13": ["s02_setup.py"],
    }


def test_gradescope_tells_whose_a_folder_is(tmp_path):
    put(tmp_path / "submission_1" / "s02_setup.py")
    put(tmp_path / "submission_2" / "s02_setup.py")
    told = "submission_1:\n  :submitters:\n  - :name: Jane\n    :email: jane@example.org\n"
    put(tmp_path / "submission_metadata.yml", told)
    assert found(tmp_path) == {"jane@example.org": ["submission_1"], "submission_2": ["submission_2"]}


@pytest.mark.parametrize("told", ["[", "a: b", "- 1", "submission_1:\n  :submitters: 7\n", "\x00"])
def test_metadata_that_says_nothing_leaves_the_folders_names(tmp_path, told):
    put(tmp_path / "submission_1" / "s02_setup.py")
    put(tmp_path / "submission_metadata.yml", told)
    assert found(tmp_path) == {"submission_1": ["submission_1"]}


def test_an_ordinary_name_belongs_to_no_platform():
    assert owner_of("jane_doe") is None
    assert owner_of("s02_setup.py") is None


def test_a_student_who_is_there_twice_is_refused(tmp_path):
    first, second = put(tmp_path / "a" / "eve.zip"), put(tmp_path / "b" / "eve.py")
    with pytest.raises(UserError, match="there twice"):
        find([first, second], SECTIONS)


def test_nothing_at_all_is_refused(tmp_path):
    with pytest.raises(UserError, match="nothing was handed in"):
        find([tmp_path], SECTIONS)
    with pytest.raises(UserError, match="no such submission"):
        find([tmp_path / "gone"], SECTIONS)


def test_the_working_folder_has_its_name(tmp_path, monkeypatch):
    put(tmp_path / "ada" / "s02_setup.py")
    monkeypatch.chdir(tmp_path / "ada")
    assert [handin.student for handin in find([Path()], SECTIONS)] == ["ada"]


def test_a_name_that_is_no_text_can_be_written_down(tmp_path):
    folder = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9")
    put(Path(folder) / "s02_setup.py")
    (handin,) = find([tmp_path], SECTIONS)
    assert handin.student == "caf?"
    assert handin.parts[0][0].is_dir()


def test_a_checkout_is_one_students_whether_or_not_work_lies_in_it(tmp_path):
    """What Git keeps and other hidden folders are nobody's; what counts is what lies in the working tree."""
    clone = tmp_path / "week1-ada"
    put(clone / ".git" / "HEAD", "ref: refs/heads/main\n")
    put(clone / ".git" / "exercises" / "s02_setup.py")
    put(clone / ".github" / "s02_setup.py")
    put(clone / "data" / "notes.txt")
    put(clone / "setup.py")
    assert found(clone) == {"week1-ada": ["week1-ada"]}
    put(clone / "exercises" / "s02_setup.py")
    assert found(clone) == {"week1-ada": ["week1-ada"]}
    put(tmp_path / "week1-bob" / ".git", "gitdir: elsewhere\n")
    assert found(tmp_path) == {"week1-ada": ["week1-ada"], "week1-bob": ["week1-bob"]}


@pytest.mark.parametrize("name", ["ada/s02_setup.py", "bob.zip", "doejane_77_1001_s02_setup.py"])
def test_a_class_that_is_kept_in_a_checkout_stays_a_class(tmp_path, name):
    put(tmp_path / ".git" / "HEAD", "ref: refs/heads/main\n")
    put(tmp_path / name)
    put(tmp_path / "eve" / "notes.txt")
    assert "eve" in found(tmp_path)
    assert len(found(tmp_path)) == 2


def test_what_canvas_took_of_another_kind_still_tells_of_a_student(tmp_path):
    put(tmp_path / "doejane_77_1001_notes.pdf")
    assert found(tmp_path) == {"doejane 77": ["notes.pdf"]}


def test_moodle_may_keep_what_one_student_typed_beside_their_files(tmp_path):
    put(tmp_path / "Jane Doe_12_assignsubmission_onlinetext_" / "onlinetext.html")
    put(tmp_path / "Jane Doe_12_assignsubmission_file_" / "s02_setup.py")
    assert list(found(tmp_path)) == ["Jane Doe 12"]


def test_metadata_that_nests_without_end_is_read_as_nothing(tmp_path):
    put(tmp_path / "submission_1" / "s02_setup.py")
    aliases = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
    told = f"a0: &a0 [x]\n{aliases}submission_1:\n  :submitters:\n  - :email: *a11\n"
    put(tmp_path / "submission_metadata.yml", told)
    assert found(tmp_path) == {"submission_1": ["submission_1"]}
