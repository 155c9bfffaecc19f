"""Reading what was handed in: whatever the file is, its cells or the reason why there are none."""

import json
import os

import pytest

from grader.notebook import handin
from grader.notebook.handin import HandedCell, read_handin

CELL = {"cell_type": "code", "metadata": {"nbgrader": {"grade_id": "one"}}, "source": "x = 1\ny = 2"}


def read(tmp_path, content):
    """What is read of a file with this content: bytes, or what is written as JSON."""
    path = tmp_path / "s.ipynb"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return read_handin(tmp_path, path)


def sources(found):
    assert found.problem == ""
    return [cell.source for cell in found.cells]


@pytest.mark.parametrize("kind", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_a_notebook_is_read_in_any_unicode(tmp_path, kind):
    assert sources(read(tmp_path, json.dumps({"cells": [CELL]}).encode(kind))) == ["x = 1\ny = 2"]


@pytest.mark.parametrize(
    "source", ["x = 1\r\ny = 2", "x = 1\ry = 2", ["x = 1\n", "y = 2"], ["x = 1\r\n", 5, None, "y = 2"]]
)
def test_a_source_is_one_text_or_lines_with_any_line_ends(tmp_path, source):
    assert sources(read(tmp_path, {"cells": [CELL | {"source": source}]})) == ["x = 1\ny = 2"]


def test_worksheets_of_format_3_are_read(tmp_path):
    old = {"cell_type": "code", "metadata": {}, "input": ["x = 1\n", "y = 2"], "language": "python"}
    text = {"cell_type": "heading", "level": 1, "source": "Title"}
    found = read(tmp_path, {"nbformat": 3, "worksheets": [{"cells": [text, old]}, {"cells": [old]}]})
    assert found.cells == [HandedCell(False, "Title"), *[HandedCell(True, "x = 1\ny = 2")] * 2]


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        (CELL, "one"),
        (CELL | {"id": "two"}, "one"),
        ({"cell_type": "code", "id": "two", "source": ""}, "two"),
        (CELL | {"metadata": {"nbgrader": "no"}, "id": 5}, ""),
        (CELL | {"metadata": {"nbgrader": {"grade_id": ["one"]}}}, ""),
        (CELL | {"metadata": None, "id": "x" * 1000}, ""),
    ],
)
def test_a_cell_says_which_it_is_by_grade_id_or_id(tmp_path, cell, name):
    assert read(tmp_path, {"cells": [cell]}).cells[0].name == name


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "is not a notebook"),
        (b"PK\x03\x04", "is not a notebook"),
        (b"\xff\xfe\x00", "is not a notebook"),
        (b"{'cells': []}", "is not a notebook"),
        (b"[" * 200_000, "is not a notebook"),
        (b'{"cells": ' + b"9" * 10_000 + b"}", "is not a notebook"),
        (b"null", "holds no cells"),
        ({"cells": []}, "holds no cells"),
        ({"cells": {"a": CELL}}, "holds no cells"),
        ({"cells": [5, "x", None, [CELL]]}, "holds no cells"),
        ({"cells": None, "worksheets": 7}, "holds no cells"),
    ],
)
def test_what_is_no_notebook_is_told(tmp_path, content, problem):
    found = read(tmp_path, content)
    assert found.cells == []
    assert problem in found.problem


def test_what_is_no_character_becomes_a_question_mark(tmp_path):
    found = read(tmp_path, b'{"cells": [{"cell_type": "code", "source": "x = \\"\\ud800\\""}]}')
    assert sources(found) == ['x = "?"']


def test_twenty_megabytes_of_outputs_are_no_matter(tmp_path):
    picture = {"output_type": "display_data", "metadata": {}, "data": {"image/png": "A" * (20 << 20)}}
    assert sources(read(tmp_path, {"cells": [CELL | {"outputs": [picture]}]})) == ["x = 1\ny = 2"]


def test_a_picture_pasted_as_text_costs_no_answer(tmp_path):
    picture = {"cell_type": "markdown", "metadata": {}, "source": "A" * (20 << 20)}
    found = read(tmp_path, {"cells": [CELL, picture, CELL]})
    assert [cell.source for cell in found.cells] == ["x = 1\ny = 2"] * 2
    assert "the 1 longest cells were left out" in found.problem


def test_of_too_many_cells_the_shortest_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr(handin, "MOST_CELLS", 3)
    cells = [CELL | {"source": "x" * length} for length in (5, 1, 4, 2, 3)]
    found = read(tmp_path, {"cells": cells})
    assert [len(cell.source) for cell in found.cells] == [1, 2, 3]


def test_a_file_too_large_is_not_opened(tmp_path):
    path = tmp_path / "s.ipynb"
    with path.open("wb") as file:
        file.truncate(handin.LARGEST + 1)
    assert "bytes" in read_handin(tmp_path, path).problem


def as_link(path):
    path.symlink_to("/etc/passwd")


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, as_link])
def test_only_a_regular_file_is_read(tmp_path, make):
    path = tmp_path / "s.ipynb"
    make(path)
    found = read_handin(tmp_path, path)
    assert found.cells == []
    assert "cannot be" in found.problem


def test_nothing_outside_of_the_hand_in_is_read(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "s.ipynb").write_text(json.dumps({"cells": [CELL]}))
    assert "cannot be taken" in read_handin(tmp_path / "in", tmp_path / "in" / ".." / "s.ipynb").problem
