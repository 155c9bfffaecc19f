"""An export that is still zipped: each student's files come out, and what is wrong in it costs its owner alone."""

import errno
import os
import stat
import struct
import zipfile

import pytest

pytest.importorskip("jupytext")

from grader.batch.gathering import gathered
from grader.batch.landing import Landing
from grader.batch.reading import Reader
from grader.batch.unpacking import class_root
from grader.course import load_course
from grader.errors import UserError
from grader.student import archive as archives

from .conftest import SOLVED, zipped

COURSE = load_course()
SECTIONS = [section.id for section in COURSE.sections]
NAME = "s02_setup.py"
MOODLE = "_assignsubmission_file_"
GOOD = (f"good_1_1_{NAME}", SOLVED)


def inner(tmp_path, *members):
    return zipped(tmp_path / "inner" / "one.zip", *members).read_bytes()


def handed(*places):
    """What was handed in, by student."""
    reader = Reader(COURSE)
    with gathered(places, SECTIONS) as handins:
        return {handin.student: reader.read(handin) for handin in handins}


def test_canvas_gives_files_by_name_and_zips_of_students(tmp_path, capsys):
    export = zipped(
        tmp_path / "submissions.zip",
        (f"doejane_77_1001_{NAME}", "x = 1\n"),
        ("doejane_77_1002_s03_tensors-1.py", "x = 2\n"),
        ("roejim_LATE_78_1003_homework.zip", inner(tmp_path, (f"work/{NAME}", "x = 3\n"))),
        ("zed_79_1004_notes.pdf", b"%PDF"),
        ("__MACOSX/._doejane_77_1001_s02_setup.py", "a Mac's notes"),
    )
    found = handed(export)
    assert {name: sorted(one.modules) for name, one in found.items()} == {
        "doejane 77": ["s02_setup", "s03_tensors"],
        "roejim 78": ["s02_setup"],
        "zed 79": [],
    }
    assert found["roejim 78"].modules["s02_setup"].text == "x = 3\n"
    assert "neither a folder" in found["zed 79"].problem
    said = capsys.readouterr()
    assert said.err == "submissions.zip is taken for the hand-ins of a class\n"
    assert said.out == ""


def test_what_a_mac_added_to_an_export_is_not_counted(tmp_path):
    export = zipped(
        tmp_path / "submissions.zip",
        GOOD,
        (".DS_Store", "?"),
        (f"__MACOSX/._{NAME}", "?"),
        (".git/HEAD", "?"),
    )
    assert list(handed(export)) == ["good 1"]


def test_moodle_gives_folders_and_files(tmp_path):
    export = zipped(
        tmp_path / "Course-Week 1-1234.zip",
        (f"Jane van der Doe_12{MOODLE}/{NAME}", "x = 1\n"),
        (f"Jane van der Doe_12{MOODLE}/exercises/s03_tensors.py", "not looked at beside the other"),
        ("Jane van der Doe_12_assignsubmission_onlinetext_/onlinetext.html", "<p>Hello</p>"),
        (f"Zoë_\u200c_13{MOODLE}{NAME}", "x = 2\n"),
    )
    found = handed(export)
    assert {name: one.modules["s02_setup"].text for name, one in found.items()} == {
        "Jane van der Doe 12": "x = 1\n",
        "Zoë_\u200c 13": "x = 2\n",
    }


@pytest.mark.parametrize("wrapper", ["", "assignment_5_export/"])
def test_gradescope_tells_whose_each_folder_is(tmp_path, wrapper):
    told = "submission_1:\n  :submitters:\n  - :name: Jane\n    :email: jane@example.org\n"
    export = zipped(
        tmp_path / "assignment_5_export.zip",
        (f"{wrapper}submission_metadata.yml", told),
        (f"{wrapper}submission_1/{NAME}", "x = 1\n"),
        (f"{wrapper}submission_2/exercises/{NAME}", "x = 2\n"),
    )
    assert {name: list(one.modules) for name, one in handed(export).items()} == {
        "jane@example.org": ["s02_setup"],
        "submission_2": ["s02_setup"],
    }


@pytest.mark.parametrize("others", [[(f"good_1{MOODLE}/{NAME}", SOLVED)], []], ids=["of two", "alone"])
def test_metadata_that_a_student_handed_in_tells_of_nobody(tmp_path, others):
    told = "good_1_assignsubmission_file_:\n  :submitters:\n  - :email: eve\nx:\n  :submitters:\n  - :email: good\n"
    mine = [(f"eve_2{MOODLE}/submission_metadata.yml", told), (f"eve_2{MOODLE}/x/{NAME}", "x = 1\n")]
    found = handed(zipped(tmp_path / "submissions.zip", *mine, *others))
    assert set(found) == {"eve 2", *(["good 1"] if others else [])}
    assert not found["eve 2"].modules


@pytest.mark.parametrize(
    "members",
    [
        [(NAME, "x = 1\n"), ("doejane_77_1001_s03_tensors.py", "x = 2\n")],
        [(f"exercises/{NAME}", "x = 1\n"), ("submission_metadata.yml", "submission_1: {}")],
        [(f"work/exercises/{NAME}", "x = 1\n"), ("img_12_34_plot.png", "PNG"), ("README.md", "?")],
    ],
    ids=["beside a name of Canvas", "beside metadata", "in a folder"],
)
def test_a_students_own_zip_is_theirs_whatever_else_it_holds(tmp_path, members):
    own = zipped(tmp_path / "eve.zip", *members)
    assert class_root(own, SECTIONS) is None
    assert list(handed(own)) == ["eve"]
    assert handed(own)["eve"].modules["s02_setup"].text == "x = 1\n"


def test_only_a_zip_that_is_named_alone_is_an_export(tmp_path):
    """Else a student could hand in an export of their own making, with results for others."""
    forged = (f"roejim_78_1003_{NAME}", "x = 1\n")
    eve = zipped(tmp_path / "class" / "eve.zip", forged)
    bob = zipped(tmp_path / "bob.zip", (NAME, "x = 1\n"))
    assert class_root(eve, SECTIONS) == ""
    assert set(handed(eve, bob)) == {"eve", "bob"}
    assert set(handed(tmp_path / "class")) == {"eve"}
    nested = zipped(tmp_path / "all.zip", ("eve_77_1001_work.zip", eve.read_bytes()), forged)
    assert set(handed(nested)) == {"eve 77", "roejim 78"}
    assert "no module" in handed(nested)["eve 77"].problem


@pytest.mark.parametrize("wrapper", ["", "class of '26/"])
def test_a_zipped_folder_of_a_folder_for_each_student_is_a_class(tmp_path, wrapper, capsys):
    whole = zipped(
        tmp_path / "week1.zip",
        (f"{wrapper}ada/{NAME}", "x = 1\n"),
        (f"{wrapper}ben/exercises/{NAME}", "x = 2\n"),
        (f"{wrapper}ben/notes.txt", "?"),
        (f"{wrapper}eve/exercises/s02_setup.ipynb", "no json"),
        (f"{wrapper}zoe/notes.txt", "nothing to grade"),
        (f"{wrapper}roster.csv", "ada,ben,eve,zoe"),
        (f"{wrapper}.DS_Store", "?"),
        ("__MACOSX/ada/s02_setup.py", "a Mac's notes"),
    )
    found = handed(whole)
    assert {name: one.modules["s02_setup"].text for name, one in found.items() if one.modules} == {
        "ada": "x = 1\n",
        "ben": "x = 2\n",
    }
    assert "not a notebook" in found["eve"].refused["s02_setup"]
    assert "no module" in found["zoe"].problem
    assert len(found) == 4
    assert capsys.readouterr().err == "week1.zip is taken for the hand-ins of a class\n"


@pytest.mark.parametrize(
    "members",
    [
        [f"exercises/{NAME}", f"copy/{NAME}", f"older/{NAME}"],
        [f"work/exercises/{NAME}", f"work/copy/{NAME}", f"work/older/{NAME}"],
        [f"work/{NAME}", f"work/copy/{NAME}", f"work/older/{NAME}"],
        ["week1/s02_setup.py", "week2/s03_tensors.py"],
        ["ada/week1/s02_setup.py", "ada/week2/s03_tensors.py"],
        ["scripts/s02_setup.py", "notebooks/s02_setup.ipynb"],
        ["ada/s02_setup.py"],
        [f"a/{NAME}", f"b/{NAME}", "c/notes.py", "d/notes.py"],
        [f"x/y/a/{NAME}", f"x/y/b/{NAME}"],
    ],
    ids=lambda members: " ".join(members),
)
def test_a_zip_that_may_be_one_students_is(tmp_path, members):
    own = zipped(tmp_path / "ada.zip", *[(name, "x = 1\n") for name in members])
    assert class_root(own, SECTIONS) is None
    assert list(handed(own)) == ["ada"]


def link(name):
    entry = zipfile.ZipInfo(name)
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ([(link(f"eve_2_2_{NAME}"), "/etc/passwd")], "link"),
        ([(f"eve_2_2_{NAME}", bytes(40 << 20))], "grows too much"),
        ([(f"eve_2_2_{NAME}", "x = 1\n"), (f"eve_2_2_{NAME}", "x = 2\n")], "2 times"),
        ([(f"eve_2_2_{NAME}", "x = 1\n"), (f"./eve_2_2_{NAME}", "x = 2\n")], "2 times"),
        ([(f"../eve_2_2_{NAME}", "x = 1\n")], "leads out"),
        ([(f"/eve_2_2_{NAME}", "x = 1\n")], "leads out"),
        ([(f"eve_2{MOODLE}/../good_1_1_{NAME}", "x = 1\n")], "leads out"),
        ([(f"eve_2{MOODLE}/../../../{NAME}", "x = 1\n")], "leads out"),
        ([(f"eve_2{MOODLE}/a\\..\\{NAME}", "x = 1\n")], "characters"),
        ([(f"eve_2{MOODLE}/\x1b[2J/{NAME}", "x = 1\n")], "characters"),
        ([(f"eve_2{MOODLE}/{'x' * 300}/{NAME}", "x = 1\n")], "put into its place"),
        ([(f"eve_2_2_{NAME}", "x = 1\n"), (f"eve_2_2_{NAME}/{NAME}", "x = 2\n")], "put into its place"),
        ([(f"eve_2{MOODLE}/{n}.py", "") for n in range(2001)] + [(f"eve_2{MOODLE}/{NAME}", "")], "2000"),
    ],
)
def test_what_is_wrong_costs_its_owner_alone(tmp_path, members, reason):
    export = zipped(tmp_path / "submissions.zip", *members, GOOD)
    found = handed(export)
    assert found.keys() == {"good 1", "eve 2"}
    assert found["good 1"].modules["s02_setup"].text == SOLVED
    assert not found["good 1"].refused
    assert not found["eve 2"].modules
    assert reason in found["eve 2"].refused.get("s02_setup", found["eve 2"].problem)
    assert [path.name for path in tmp_path.iterdir()] == ["submissions.zip"]


@pytest.mark.parametrize(
    "name",
    [f"../{NAME}", "../submission_metadata.yml", "s02_setup\x01.py", f"/exercises/{NAME}", f"{NAME}/../x"],
)
def test_a_name_without_an_owner_does_not_make_the_class_into_something_else(tmp_path, name):
    more = (f"eve_2_2_{NAME}", "x = 1\n")
    found = handed(zipped(tmp_path / "submissions.zip", (name, "x = 1\n"), GOOD, more))
    assert found["good 1"].modules["s02_setup"].text == SOLVED
    assert len(found) == 3
    assert sum(bool(one.problem or one.refused) for one in found.values()) == 1


def test_a_zip_that_is_refused_is_told_by_the_name_that_it_had(tmp_path):
    export = zipped(tmp_path / "submissions.zip", (link("eve_2_2_work.zip"), "/etc/passwd"), GOOD)
    assert handed(export)["eve 2"].problem == (
        "work.zip cannot be taken: it is a link: hand in the file itself"
    )


def patched(path, name, offset, mask):
    """A zip in which the list says something else of one member."""
    data = bytearray(path.read_bytes())
    place = data.index(b"PK\1\2")
    while data[place + 46 : place + 46 + len(name)] != name.encode():
        place = data.index(b"PK\1\2", place + 1)
    data[place + offset] |= mask
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("offset", "mask", "reason"),
    [(8, 1, "encrypted"), (8, 0x20, "damaged"), (10, 12, "unusual"), (16, 0xFF, "damaged")],
    ids=["key", "patch", "way", "sum"],
)
def test_a_member_that_cannot_be_unpacked_costs_its_owner_alone(tmp_path, offset, mask, reason):
    export = zipped(tmp_path / "submissions.zip", GOOD, (f"eve_2_2_{NAME}", "x = 1\n"))
    found = handed(patched(export, f"eve_2_2_{NAME}", offset, mask))
    assert found["good 1"].modules["s02_setup"].text == SOLVED
    assert reason in found["eve 2"].refused["s02_setup"]


def test_one_student_cannot_fill_the_disk(tmp_path, monkeypatch):
    monkeypatch.setattr("grader.batch.landing._MOST_BYTES", len(SOLVED) + 5000)
    export = zipped(
        tmp_path / "submissions.zip",
        ("eve_2_2_s03_tensors.py", os.urandom(9000)),
        (f"eve_2_3_{NAME}", SOLVED),
        GOOD,
    )
    found = handed(export)
    assert "all files together" in found["eve 2"].refused["s02_setup"]
    assert found["good 1"].modules


def test_a_disk_that_is_full_is_nobodys_fault(tmp_path):
    def full(largest):
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(UserError, match="no room"):
        Landing(tmp_path).put(NAME, full)


def test_a_list_without_an_end_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "LARGEST_LIST", 1000)
    export = zipped(tmp_path / "submissions.zip", *[(f"eve_{n}_1_{NAME}", "") for n in range(50)])
    assert "not a readable zip" in handed(export)["submissions"].problem


def test_names_in_bytes_that_are_no_text_leave_nothing_to_grade(tmp_path):
    export = zipped(tmp_path / "submissions.zip", ("évé_2_2_s02_setup.py", "x = 1\n"))
    data = export.read_bytes().replace("é".encode(), b"\xff\xfe")
    export.write_bytes(data)
    assert struct.pack("<2s", b"\xff\xfe") in data
    assert "not a readable zip" in handed(export)["submissions"].problem


def test_what_no_hand_in_can_be_counts_for_nothing(tmp_path):
    folder = f"eve_2{MOODLE}"
    pictures = [(f"{folder}/data/{n}.png", "") for n in range(2100)]
    packages = [(f"{folder}/env/lib/site-packages/{n}.py", "") for n in range(2100)]
    found = handed(zipped(tmp_path / "submissions.zip", *pictures, *packages, (f"{folder}/{NAME}", SOLVED)))
    assert found["eve 2"].modules["s02_setup"].text == SOLVED


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_export_whose_metadata_cannot_be_read_is_graded_under_no_other_names(tmp_path):
    told = ("submission_metadata.yml", "submission_1: {}")
    with pytest.raises(UserError, match=r"submission_metadata.yml cannot be taken: .* 2 times"):
        handed(zipped(tmp_path / "export.zip", told, told, (f"submission_1/{NAME}", SOLVED)))
