"""Magics and shell lines: left out where a cell is no Python with them, and nowhere else."""

import pytest

from grader.jail.loading import read
from grader.jail.magics import without_magics

STUB = "def double(x):\n    raise NotImplementedError\n"


@pytest.mark.parametrize(
    "line",
    [
        "%timeit f(x)",
        "%matplotlib inline",
        "!pip install x",
        "?torch.nn",
        "torch.nn??",
        "a, b = !ls",
        "x = %pwd",
    ],
)
def test_a_line_for_jupyter_becomes_pass_where_it_stands(line):
    assert (
        without_magics(f"import torch\nif True:\n    {line}\nx = 1")
        == "import torch\nif True:\n    pass\nx = 1"
    )


@pytest.mark.parametrize(
    "line", ["x = 5 % 3", "y = a != b", 'print("100 %")', "x %= 2", "a = [1, 2]", "# why?"]
)
def test_python_stays_as_it_is(line):
    assert without_magics(line) == line


@pytest.mark.parametrize("magic", ["%%time", "%%capture out"])
def test_a_magic_around_python_leaves_the_python(magic):
    assert without_magics(f"{magic}\nx = 1") == "pass\nx = 1"


def test_a_cell_in_another_language_is_left_out_whole():
    assert without_magics("%%bash\nls -l\nrm x").strip() == ""


def module(cell, filename="s01_first.ipynb"):
    return read(f"{STUB}\n# %%\n{cell}\n", filename, "double", [], STUB)


def test_in_a_notebook_a_cell_is_read_without_its_magics():
    found = module("%timeit 1\ndef double(x):\n    return 2 * x")
    assert found.attempted
    assert found.magics


def test_a_cell_that_is_python_keeps_a_line_that_begins_with_a_percent_sign():
    found = module("def double(x):\n    return (x * 4\n    % 3)")
    assert (found.attempted, found.magics) == (True, False)


def test_a_module_is_no_notebook():
    with pytest.raises(SyntaxError):
        module("%timeit 1\ndef double(x):\n    return 2 * x", "s01_first.py")


def test_a_cell_that_is_broken_without_its_magics_too_is_told_of_as_written():
    with pytest.raises(SyntaxError) as caught:
        module("!ls\ndef double(x)\n    return 2 * x")
    assert caught.value.lineno == 6
