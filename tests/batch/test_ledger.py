"""Results on disk: found again only where they are whole and still say what was asked."""

import pytest

from grader.batch.ledger import Entry, Ledger, key_of
from grader.batch.signing import flaw, make_key, private_key, public_key

KEY = key_of("submission", "course", 1)


def test_what_was_written_is_found_again(tmp_path):
    ledger = Ledger(tmp_path / "results")
    ledger.write(Entry(student="Ann", key=KEY, problem="empty"))
    assert ledger.find("Ann", KEY) == Entry(student="Ann", key=KEY, problem="empty")
    assert [entry.student for entry, _ in ledger.entries()] == ["Ann"]


def test_another_hand_in_course_or_seed_is_not(tmp_path):
    ledger = Ledger(tmp_path)
    ledger.write(Entry(student="Ann", key=KEY))
    for other in (
        key_of("other", "course", 1),
        key_of("submission", "other", 1),
        key_of("submission", "course", 2),
    ):
        assert ledger.find("Ann", other) is None
    assert ledger.find("Bob", KEY) is None


def test_the_kits_own_fault_is_tried_again(tmp_path):
    ledger = Ledger(tmp_path)
    ledger.write(Entry(student="Ann", key=KEY, problem="lost", ours=True))
    assert ledger.find("Ann", KEY) is None


@pytest.mark.parametrize("content", [b"", b"{", b"{}", b"\xff", b'{"student": "Ann", "key": 7}'])
def test_a_damaged_file_is_no_result(tmp_path, content):
    ledger = Ledger(tmp_path)
    ledger.path("Ann", KEY).write_bytes(content)
    assert ledger.find("Ann", KEY) is None
    assert list(ledger.entries()) == []


def test_names_that_look_alike_in_a_path_have_files_of_their_own(tmp_path):
    ledger = Ledger(tmp_path)
    names = [
        "a/b",
        "a_b",
        "a:b",
        "",
        ".",
        "..",
        "x" * 500,
        "\U0001d49c" * 99,
        "Zoë, \"the\" 'one'",
        "a\nb",
        "\udc80",
    ]
    paths = {ledger.path(name, KEY) for name in names}
    assert len(paths) == len(names)
    for path in paths:
        assert path.parent == tmp_path
        path.write_text("")


def test_with_a_key_only_what_it_signed_is_a_result(tmp_path):
    make_key(tmp_path / "private", tmp_path / "public")
    folder, key = tmp_path / "results", private_key(tmp_path / "private")
    Ledger(folder).write(Entry(student="Ann", key=KEY))
    assert Ledger(folder, key).find("Ann", KEY) is None
    Ledger(folder, key).write(Entry(student="Ann", key=KEY))
    assert Ledger(folder, key).find("Ann", KEY) is not None
    path = Ledger(folder).path("Ann", KEY)
    assert flaw(path, public_key(tmp_path / "public")) == ""
    path.write_text(path.read_text().replace('"problem": ""', '"problem": "?"'))
    assert Ledger(folder, key).find("Ann", KEY) is None
    assert [entry.student for entry, _ in Ledger(folder).entries()] == ["Ann"]
