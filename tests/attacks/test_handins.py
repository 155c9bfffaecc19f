"""Hand-ins that are hostile before a line of them runs: links, pipes, bombs, names that lead elsewhere."""

import io
import os
import stat
import struct
import time
import zipfile

import pytest
from workspace import peak, reset_peak

from grader.errors import UserError
from grader.student.submission import read_submission

pytestmark = pytest.mark.attacks

SECTIONS = ["s03_tensors", "s04_autograd"]
NAME = "s03_tensors.py"
SECRET = "secret = 'of somebody else'\n"


def folder(place):
    """A folder to fill, beside a secret."""
    (place / "secret.py").write_text(SECRET)
    inner = place / "hand-in"
    inner.mkdir()
    return inner


def linked_file(place):
    root = folder(place)
    (root / NAME).symlink_to(place / "secret.py")
    return root


def linked_folder(place):
    root = folder(place)
    (place / NAME).write_text(SECRET)
    (root / "exercises").symlink_to(place)
    return root


def link_in_a_circle(place):
    root = folder(place)
    (root / NAME).symlink_to(root / NAME)
    return root


def pipe(place):
    root = folder(place)
    os.mkfifo(root / NAME)
    return root


def folder_called_like_a_module(place):
    root = folder(place)
    (root / NAME).mkdir()
    return root


def source_of_15_megabytes(place):
    root = folder(place)
    (root / NAME).write_bytes(b"(" * (15 << 20))
    return root


def sparse_terabyte(place):
    root = folder(place)
    with (root / NAME).open("wb") as file:
        file.truncate(1 << 40)
    return root


def unreadable_bytes(place):
    root = folder(place)
    (root / NAME).write_bytes(bytes(range(256)) * 100)
    return root


def zipped(place, *members, **options):
    path = place / "hand-in.zip"
    with zipfile.ZipFile(path, "w", **options) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return path


def zip_bomb(place):
    return zipped(place, (NAME, bytes(64 << 20)), compression=zipfile.ZIP_DEFLATED)


def zip_bomb_beside_the_module(place):
    return zipped(place, (NAME, "x = 1"), ("notes.txt", bytes(64 << 20)), compression=zipfile.ZIP_DEFLATED)


def zip_of_zips(place):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(NAME, bytes(8 << 20))
    return zipped(place, *[(f"{n}.zip", inner.getvalue()) for n in range(50)])


def zip_with_dots(place):
    return zipped(place, (f"../../{NAME}", SECRET))


def zip_with_an_absolute_name(place):
    return zipped(place, (f"/{NAME}", SECRET))


def zip_with_a_link(place):
    entry = zipfile.ZipInfo(NAME)
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return zipped(place, (entry, str(place / "secret.py")))


def zip_with_two_of_them(place):
    return zipped(place, (f"a/{NAME}", "x = 1"), (f"b/{NAME}", SECRET))


def zip_of_many_members(place):
    return zipped(place, *[(f"{n}/{NAME}", "") for n in range(30_000)])


def zip_whose_list_alone_is_large(place):
    path = place / "hand-in.zip"
    name = b"x" * 60_000
    entry = struct.pack(
        "<4s4B4HL2L5H2L", b"PK\1\2", 20, 3, 20, 0, 0, 0, 0, 33, 0, 0, 0, len(name), 0, 0, 0, 0, 0, 0
    )
    count = 800
    size = count * (len(entry) + len(name))
    with path.open("wb") as file:
        for _ in range(count):
            file.write(entry + name)
        file.write(struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, size, 0, 0))
    return path


def zip_that_asks_for_gigabytes(place):
    path = zipped(place, (NAME, "x = 1\n" * 50), compression=zipfile.ZIP_LZMA)
    data = bytearray(path.read_bytes())
    start = data.index(b"]")  # the properties of LZMA: the size of its dictionary comes next
    data[start + 1 : start + 5] = b"\xff\xff\xff\xff"
    path.write_bytes(data)
    return path


def zip_that_is_encrypted(place):
    path = zipped(place, (NAME, SECRET))
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    path.write_bytes(data)
    return path


def zip_that_lies_about_sizes(place):
    path = zipped(place, (NAME, bytes(1 << 20)), compression=zipfile.ZIP_DEFLATED)
    data = bytearray(path.read_bytes())
    place_of_size = data.index(b"PK\1\2") + 24
    data[place_of_size : place_of_size + 4] = struct.pack("<L", 10)
    path.write_bytes(data)
    return path


def zip_that_is_torn(place):
    path = zipped(place, (NAME, SECRET * 1000))
    path.write_bytes(path.read_bytes()[:-300])
    return path


def zip_that_is_a_pipe(place):
    path = place / "hand-in.zip"
    os.mkfifo(path)
    return path


HAND_INS = [
    value
    for name, value in list(globals().items())
    if callable(value) and getattr(value, "__module__", "") == __name__ and name not in ("folder", "zipped")
]


@pytest.mark.parametrize("make", HAND_INS, ids=lambda make: make.__name__)
def test_a_hostile_hand_in_gives_nothing_and_harms_nobody(make, tmp_path):
    path = make(tmp_path)
    reset_peak()
    before = peak()
    begun = time.monotonic()
    try:
        submission = read_submission(path, SECTIONS)
    except UserError:
        pass  # in one line: `tests/student/test_submission.py` sees to that
    else:
        assert SECRET not in submission.sources.values()
        assert all(len(source) <= 1 << 20 for source in submission.sources.values())
        assert submission.unreadable or not submission.sources
        assert all(reason.isprintable() and len(reason) < 200 for reason in submission.unreadable.values())
    assert time.monotonic() - begun < 10
    assert peak() - before < 200 << 20
    assert not any(path.name == NAME for path in (tmp_path.parent, *tmp_path.parent.glob("*")))
