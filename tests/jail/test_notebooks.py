"""Code out of a notebook: magics, cells that only try something, cells that fail."""

import pytest

from grader.jail.loading import load, read
from grader.jail.notebooks import TIP, without_magics

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
    assert found.tips == [TIP]


def test_a_cell_that_is_python_keeps_a_line_that_begins_with_a_percent_sign():
    found = module("def double(x):\n    return (x * 4\n    % 3)")
    assert (found.attempted, found.tips) == (True, [])


def test_a_module_is_no_notebook():
    with pytest.raises(SyntaxError):
        module("%timeit 1\ndef double(x):\n    return 2 * x", "s01_first.py")


def test_a_cell_that_is_broken_without_its_magics_too_is_told_of_as_written():
    with pytest.raises(SyntaxError) as caught:
        module("!ls\ndef double(x)\n    return 2 * x")
    assert caught.value.lineno == 6


ANSWER = "def double(x):\n    return by(x, FACTOR)\n"


def loaded(*cells, drop=("triple",)):
    """The namespace of a notebook whose cells come one after the other, and what was told of it."""
    source = "\n\n# %%\n".join([STUB, *cells])
    found = read(source, "s01_first.ipynb", "double", list(drop), STUB)
    return load(found), found.tips


def test_what_an_answer_rests_on_is_run():
    names, tips = loaded("import math\nFACTOR = int(math.sqrt(4))", "def by(x, n):\n    return x * n", ANSWER)
    assert (names["double"](3), tips) == (6, [])


@pytest.mark.parametrize(
    "trying",
    [
        "double(2)",
        "for n in range(10**12):\n    pass",
        "while True:\n    pass",
        "seen = double(triple(2))",
        "model: object = triple(1)",
        "print(1 / 0)",
        "with open('nothing') as file:\n    pass",
    ],
)
def test_what_only_tries_answers_is_not_run(trying):
    names, tips = loaded("FACTOR = 2", "def by(x, n):\n    return x * n", trying, ANSWER)
    assert (names["double"](3), tips) == (6, [])


def test_a_statement_that_fails_is_left_behind_and_told():
    names, tips = loaded("FACTOR = 2\nlost = 1 / 0", "def by(x, n):\n    return x * n", ANSWER)
    assert names["double"](3) == 6
    assert tips == ["`lost = 1 / 0` raised ZeroDivisionError and was left out: division by zero"]


def test_a_definition_of_the_task_that_fails_comes_through():
    with pytest.raises(ZeroDivisionError):
        loaded("def double(x, by=1 / 0):\n    return x * by")


def test_the_last_definition_counts():
    names, _ = loaded("def double(x):\n    return 0", "def double(x):\n    return x + x")
    assert names["double"](4) == 8


def test_a_task_may_be_given_by_assignment():
    names, _ = loaded("def by_two(x):\n    return x * 2", "double = by_two")
    assert names["double"](4) == 8
