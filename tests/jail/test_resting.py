"""What an honest answer rests on is run, however the notebook is written; what only tries answers is not."""

import textwrap

import pytest

from grader.jail.loading import load, read

STUB = "def double(x):\n    raise NotImplementedError\n\n\ndef triple(x):\n    raise NotImplementedError\n"
ANSWER = "def double(x):\n    return TABLE[x]\n"


def loaded(*cells, drop=("triple",)):
    """The namespace of a notebook whose cells come one after the other, and what was told of it."""
    source = "\n\n# %%\n".join([STUB, *map(textwrap.dedent, cells)])
    found = read(source, "s01_first.ipynb", "double", list(drop), STUB)
    assert (found.missing, found.attempted) == (False, True)
    return load(found), found.tips


@pytest.mark.parametrize(
    "cell",
    [
        "TABLE = {}\nfor x in range(9):\n    TABLE[x] = 2 * x",
        "TABLE = {}\nx = 0\nwhile x < 9:\n    TABLE[x] = 2 * x\n    x += 1",
        "TABLE = {}\nTABLE.update((x, 2 * x) for x in range(9))",
        "TABLE = [2 * x for x in range(9)]\ndel TABLE[9:]",
        "import torch\nwith torch.no_grad():\n    TABLE = [2 * x for x in range(9)]",
        "TABLE = []\ndef fill():\n    for x in range(9):\n        TABLE.append(2 * x)\nfill()",
        "TABLE = []\ndef more(x):\n    TABLE.append(2 * x)\ndef fill():\n    [more(x) for x in range(9)]\nfill()",
        "TABLE = {}\ndef keep(f):\n    TABLE[4] = f()\n@keep\ndef four():\n    return 8",
        "try:\n    TABLE = missing\nexcept NameError:\n    TABLE = range(0, 20, 2)",
        "if True:\n    TABLE = range(0, 20, 2)\nelse:\n    TABLE = []",
        "match 1:\n    case 1:\n        TABLE = range(0, 20, 2)",
        "(TABLE := range(0, 20, 2))",
        "BY, (FIRST, *_) = 2, (0, 1)\nTABLE = range(FIRST, 20, BY)",
        "N = 9\ndef build():\n    return [2 * x for x in range(N)]\nTABLE = build()",
        "from dataclasses import dataclass\n@dataclass\nclass By:\n    n: 'int' = 2\nTABLE = [By().n * 4] * 5",
        "class Table(dict):\n    pass\nTable.__missing__ = lambda self, x: 2 * x\nTABLE = Table()",
    ],
)
def test_a_table_is_there_however_it_is_filled(cell):
    names, tips = loaded(cell, ANSWER)
    assert (names["double"](4), tips) == (8, [])
    names, tips = loaded(ANSWER, cell)
    assert (names["double"](4), tips) == (8, [])


@pytest.mark.parametrize(
    "answer",
    [
        "def double(x):\n    return times(x)\ntimes = lambda x: 2 * x if x < 9 else double(x - 1) + 2",
        "def double(x):\n    return 0\ndouble = lambda x: 2 * x",
        "from functools import cache\ndef double(x):\n    return 2 * x\ndouble = cache(double)",
        "def double(x):\n    return double.by * x\ndouble.by = 2",
        "def double(x):\n    return 2 * x if x < 9 else WAYS['less'](x - 1) + 2\nWAYS = {'less': double}",
        "class double:\n    pass\ndef new(cls, x):\n    return 2 * x\ndouble.__new__ = new",
    ],
)
def test_a_task_may_be_put_together(answer):
    names, tips = loaded(answer)
    assert (names["double"](4), names["double"](9), tips) == (8, 18, [])


@pytest.mark.parametrize(
    "trying",
    [
        "TABLE[3] = double(2)",
        "tried = double(2)\nTABLE[4] = tried",
        "made = triple(1)\nfor x in range(9):\n    TABLE[x] = made",
        "seen = [triple(x) for x in range(9)]\nTABLE.update(enumerate(seen))",
        "for x in range(10**12):\n    double(x)",
        "for epoch in range(10**12):\n    print(epoch)",
        "while True:\n    pass",
        "raise RuntimeError('stop here')",
        "assert double(2) == 4",
        "await double(2)",
        "return 5",
    ],
)
def test_what_only_tries_answers_is_left_out_without_a_word(trying):
    names, tips = loaded("TABLE = {x: 2 * x for x in range(9)}", ANSWER, trying)
    assert ([names["double"](x) for x in range(9)], tips) == ([*range(0, 18, 2)], [])


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("x = await later()", "SyntaxError"),
        ("if True:\n    return 5", "SyntaxError"),
        ("if TABLE:\n    raise SystemExit", "SystemExit"),
        ("import nothing_of_this_name", "ModuleNotFoundError"),
        ("def helper():\n    nonlocal x", "SyntaxError"),
    ],
)
def test_a_cell_that_cannot_be_run_costs_no_answer(cell, told):
    names, tips = loaded("TABLE = range(0, 20, 2)", cell, ANSWER)
    assert names["double"](4) == 8
    assert f"raised {told} and was left out" in tips[0]


@pytest.mark.parametrize(
    "cell",
    [
        "history = []\nwhile True:\n    history.append(TABLE[0])",
        "import time\nslept = time.sleep(60)",
        "while True:\n    try:\n        while TABLE:\n            pass\n    except Exception:\n        pass",
    ],
)
def test_a_training_begun_by_hand_ends_soon(cell, monkeypatch):
    monkeypatch.setattr("grader.jail.notebooks._PATIENCE", 0.2)
    names, tips = loaded("TABLE = range(0, 20, 2)", cell, ANSWER)
    assert names["double"](4) == 8
    assert "took too long and was left out" in tips[-1]


def test_what_changes_a_variable_afterwards_counts_as_it_does_in_the_notebook():
    names, _ = loaded("TABLE = {4: 0}", ANSWER, "TABLE[4] = 8")
    assert names["double"](4) == 8


def test_annotations_of_the_future_hold_for_the_cells_behind():
    names, tips = loaded(
        "from __future__ import annotations", "def double(x: Missing) -> Lost:\n    return 2 * x"
    )
    assert (names["double"](4), tips) == (8, [])


@pytest.mark.parametrize("copies", [(ANSWER, STUB), (STUB, ANSWER), (STUB, ANSWER, STUB, STUB)])
def test_an_untouched_copy_does_not_count(copies):
    names, _ = loaded("TABLE = range(0, 20, 2)", *copies)
    assert names["double"](4) == 8


def test_an_untouched_copy_of_what_the_task_needs_does_not_count():
    names, _ = loaded(
        "def triple(x):\n    return 3 * x", "def double(x):\n    return triple(x) - x", STUB, drop=()
    )
    assert names["double"](4) == 8


@pytest.mark.parametrize("broken", ["x = '\0'", "(" * 300 + ")" * 300, "-" * 100_000 + "1", "def triple(:"])
def test_a_cell_that_cannot_be_parsed_costs_no_other_answer(broken):
    names, _ = loaded("TABLE = range(0, 20, 2)", broken, ANSWER)
    assert names["double"](4) == 8


@pytest.mark.parametrize("sign", ["\u2028", "\x0c", "\x85", "\r\n"])
def test_signs_that_end_lines_elsewhere_end_none_here(sign):
    names, _ = loaded("def (", f"TABLE = range(0, 20, 2)\nTEXT = '''a{sign}b'''", ANSWER)
    assert names["double"](4) == 8
    assert names["TEXT"] == f"a{sign}b".replace("\r\n", "\n")
