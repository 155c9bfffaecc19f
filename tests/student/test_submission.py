"""Reading a hand-in: what is taken, and what is refused with its reason."""

import os
import stat
import zipfile

import pytest

from grader.errors import UserError
from grader.student.submission import LARGEST, read_submission

SECTIONS = ["s03_tensors", "s04_autograd"]
TEXT = "x = 1  # é\n"
DATA = TEXT.encode()


def put(folder, name="s03_tensors.py", data=DATA):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_a_folder_gives_the_modules_that_are_there(tmp_path):
    put(tmp_path)
    found = read_submission(tmp_path, SECTIONS)
    assert found.sources == {"s03_tensors": TEXT}
    assert found.whole


def test_a_folder_may_hold_the_exercises_folder(tmp_path):
    put(tmp_path / "exercises")
    assert read_submission(tmp_path, SECTIONS).sources == {"s03_tensors": TEXT}


@pytest.mark.parametrize(
    "name", ["s03_tensors.py", "s03_tensors (1).py", "s03_tensors-2.py", "s03_tensors_ännä.py"]
)
def test_a_module_is_known_by_its_name(tmp_path, name):
    found = read_submission(put(tmp_path / "mit Leerzeichen", name), SECTIONS)
    assert found.sources == {"s03_tensors": TEXT}
    assert not found.whole


@pytest.mark.parametrize(
    ("name", "what"),
    [("homework.py", "tells no section"), ("s03_tensors.txt", "neither"), ("gone.py", "no such submission")],
)
def test_what_cannot_be_a_submission_is_one_line_with_its_remedy(tmp_path, name, what):
    path = tmp_path / name
    if name != "gone.py":
        put(tmp_path, name)
    with pytest.raises(UserError, match=what) as caught:
        read_submission(path, SECTIONS)
    assert "\n" not in str(caught.value)


def refused(folder):
    return read_submission(folder, SECTIONS).unreadable["s03_tensors"]


def test_a_file_that_is_no_utf8_is_unreadable(tmp_path):
    put(tmp_path, data=b"caf\xe9")
    assert "UTF-8" in refused(tmp_path)


def test_a_byte_order_mark_is_no_reason(tmp_path):
    put(tmp_path, data=b"\xef\xbb\xbfx = 1")
    assert read_submission(tmp_path, SECTIONS).sources["s03_tensors"] == "x = 1"


def test_a_huge_file_is_unreadable(tmp_path):
    put(tmp_path, data=b" " * (LARGEST + 1))
    assert "allowed" in refused(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no POSIX files here")
def test_links_pipes_and_folders_are_not_opened(tmp_path):
    secret = put(tmp_path / "else", "secret.py")
    for name, make in {
        "link": lambda path: path.symlink_to(secret),
        "dangling": lambda path: path.symlink_to("/nowhere"),
        "pipe": os.mkfifo,
        "folder": lambda path: path.mkdir(),
    }.items():
        folder = tmp_path / name
        folder.mkdir()
        make(folder / "s03_tensors.py")
        if name == "dangling":
            assert read_submission(folder, SECTIONS).sources == {}
        else:
            assert refused(folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no POSIX files here")
def test_a_linked_folder_leads_nowhere(tmp_path):
    put(tmp_path / "else")
    (tmp_path / "hand-in").mkdir()
    (tmp_path / "hand-in" / "exercises").symlink_to(tmp_path / "else")
    assert "outside" in refused(tmp_path / "hand-in")


def zipped(tmp_path, members):
    path = tmp_path / "hand in.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize("name", ["s03_tensors.py", "group 7/é/s03_tensors.py"])
def test_a_zip_gives_its_modules_wherever_they_lie(tmp_path, name):
    found = read_submission(zipped(tmp_path, [(name, TEXT), ("README", "x")]), SECTIONS)
    assert found.sources == {"s03_tensors": TEXT}


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ([("a/s03_tensors.py", "1"), ("b/s03_tensors.py", "2")], "2 times"),
        ([("../s03_tensors.py", "1")], "out of the zip"),
        ([("/s03_tensors.py", "1")], "out of the zip"),
        ([("s03_tensors.py", os.urandom(LARGEST // 2 + 1).hex())], "allowed"),
        ([("s03_tensors.py", b"\xff")], "UTF-8"),
    ],
    ids=["twice", "dots", "absolute", "huge", "bytes"],
)
def test_a_member_that_cannot_be_taken_is_unreadable(tmp_path, members, reason):
    found = read_submission(zipped(tmp_path, members), SECTIONS)
    assert reason in found.unreadable["s03_tensors"]
    assert found.sources == {}


def test_a_link_in_a_zip_is_unreadable(tmp_path):
    link = zipfile.ZipInfo("s03_tensors.py")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert (
        "link"
        in read_submission(zipped(tmp_path, [(link, "/etc/passwd")]), SECTIONS).unreadable["s03_tensors"]
    )


@pytest.mark.parametrize(
    "members",
    [[("bomb", b"0" * 50_000_000)], [(f"f{n}", "") for n in range(3000)]],
    ids=["ratio", "count"],
)
def test_zip_bombs_are_refused(tmp_path, members):
    with pytest.raises(UserError):
        read_submission(zipped(tmp_path, members), SECTIONS)


def test_a_torn_zip_is_one_line(tmp_path):
    path = zipped(tmp_path, [("s03_tensors.py", TEXT)])
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(UserError, match="not a readable zip"):
        read_submission(path, SECTIONS)
