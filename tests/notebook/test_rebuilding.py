"""A clean notebook out of any: no right answer is lost by a fault, and nothing but sources gets through."""

from copy import deepcopy

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from grader.notebook import showing
from grader.notebook.handin import HandedCell, Handin
from grader.notebook.rebuilding import ADDED, rebuild, take_sources

STUB = 'def {0}():\n    """Give {0}."""\n    raise NotImplementedError'
ANSWER = "def {0}():\n    return '{0}'"


def flagged(source, name, **flags):
    told = {"schema_version": 3, "grade_id": name, "grade": False, "solution": False, "locked": False} | flags
    return new_code_cell(source, id=name, metadata={"nbgrader": told})


def released():
    cells = [
        new_markdown_cell("# Lesson", id="lesson"),
        flagged("from grader.kernel import helpers", "setup", locked=True),
        new_code_cell("import torch", id="imports"),
    ]
    for name in ("one", "two", "three"):
        cells.append(flagged(STUB.format(name), name, solution=True))
        cells.append(flagged(f"examples('{name}')", f"points-{name}", grade=True, locked=True, points=2))
    return new_notebook(cells=cells)


def solved():
    """What an honest student hands in, as it is read."""
    cells = [HandedCell(cell.cell_type == "code", cell.source, cell.id) for cell in released().cells]
    return [answer(cell.name) if cell.name in ("one", "two", "three") else cell for cell in cells]


def answer(name):
    return HandedCell(True, ANSWER.format(name), name)


def made(cells, problem=""):
    """The rebuilt notebook, which is always one, and always all of ours."""
    pristine = released()
    before = deepcopy(pristine)
    clean, notes = rebuild(pristine, Handin(cells, problem))
    assert pristine == before
    nbformat.validate(clean)
    ours = [cell for cell in clean.cells if "nbgrader" in cell.metadata]
    assert [cell.metadata.nbgrader for cell in ours] == [
        cell.metadata.nbgrader for cell in pristine.cells if "nbgrader" in cell.metadata
    ]
    return clean, notes


def answers(cells):
    """What the student's code gives, when it is run in the order in which it is graded."""
    clean, notes = made(cells)
    names: dict = {}
    for source in take_sources(clean):
        exec(source, names)
    return [names[name]() for name in ("one", "two", "three")], notes


def without(name):
    return [cell for cell in solved() if cell.name != name]


def with_copy(*copies):
    return [*solved(), *copies]


def retyped(name):
    return [HandedCell(False, cell.source, cell.name) if cell.name == name else cell for cell in solved()]


def renamed(change):
    return [HandedCell(cell.code, cell.source, change(cell.name)) for cell in solved()]


UNTOUCHED = STUB.format("one")
ADDED_ANSWER = HandedCell(True, ANSWER.format("one"))

FAULTS = {
    "none": (solved(), ""),
    "reordered": (solved()[::-1], ""),
    "an answer in an added cell": ([*without("one"), ADDED_ANSWER], "the cell of one was missing"),
    "an answer below its untouched cell": (
        [HandedCell(True, UNTOUCHED, "one"), ADDED_ANSWER, *without("one")],
        "",
    ),
    "an untouched copy behind it": (with_copy(HandedCell(True, UNTOUCHED, "one")), ""),
    "a copy with other spaces behind it": (with_copy(HandedCell(True, f"\n{UNTOUCHED}  \n\n", "one")), ""),
    "an untouched copy before it": ([HandedCell(True, UNTOUCHED, "one"), *solved()], ""),
    "the same twice": (with_copy(answer("one")), "the cell of one was there more than once"),
    "a text cell": (retyped("one"), "the cell of one had been made a text cell"),
    "no names": (renamed(lambda _: ""), "the cell of one was missing"),
    "names of others": (renamed(lambda name: {"one": "two", "two": "one"}.get(name, name)), ""),
    "names of nothing": (renamed(lambda name: f"{name}-copy"), "the cell of three was missing"),
    "nothing of ours but answers": ([answer(name) for name in ("three", "two", "one")], ""),
    "all in one cell": (
        [HandedCell(True, "\n\n".join(ANSWER.format(name) for name in ("one", "two", "three")), "two")],
        "the cell of one was missing",
    ),
    "an answer in a locked cell": (
        [
            HandedCell(True, ANSWER.format("one"), cell.name) if cell.name == "points-one" else cell
            for cell in without("one")
        ],
        "the locked cell points-one was changed",
    ),
    "an import cell that was edited": (
        [HandedCell(True, "import math", cell.name) if cell.name == "imports" else cell for cell in solved()],
        "",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_no_fault_loses_a_right_answer(fault):
    cells, note = FAULTS[fault]
    found, notes = answers(cells)
    assert found == ["one", "two", "three"]
    assert note in "\n".join(notes)
    assert bool(notes) == bool(note)


def test_what_was_added_is_run_in_the_students_order_wherever_the_cells_went():
    """`TABLE` needs `BASE`, which stood above it until the cells were moved."""
    base, table = HandedCell(True, "BASE = 2"), HandedCell(True, "TABLE = [BASE] * 3")
    cells = solved()
    moved = [cells[-1], base, *cells[:-1], table]
    assert answers(moved)[0] == ["one", "two", "three"]
    sources = take_sources(made(moved)[0])
    assert sources.index("BASE = 2") < sources.index("TABLE = [BASE] * 3")


def test_what_was_added_is_shown_where_it_was():
    cells = solved()
    cells.insert(5, HandedCell(True, "mine = 1"))
    clean, _ = made(cells)
    assert [cell.source for cell in clean.cells].index("mine = 1") == 5


def test_an_answer_that_was_emptied_is_shown_empty():
    clean, notes = made([HandedCell(True, "", "one"), *without("one")])
    assert next(cell.source for cell in clean.cells if cell.id == "one") == ""
    assert notes == []


def test_where_nothing_can_be_read_the_notebook_is_as_it_was_handed_out_and_says_why():
    clean, notes = made([], "s.ipynb is not a notebook")
    assert notes == ["s.ipynb is not a notebook"]
    assert "s.ipynb is not a notebook" in clean.cells[0].source
    assert clean.cells[1:] == released().cells
    assert take_sources(clean) == []


def test_the_locked_cells_are_ours():
    changed = [HandedCell(cell.code, f"{cell.source}\n1.0", cell.name) for cell in solved()]
    clean, notes = made(changed)
    by_id = {cell.id: cell.source for cell in clean.cells}
    assert by_id["points-one"] == "examples('one')"
    assert by_id["setup"] == "from grader.kernel import helpers"
    assert "the locked cell points-one was changed: ours is back, and what it said stands below" in notes


@pytest.mark.parametrize(
    "text",
    [
        "<script>x</script>",
        "```\n<script>x</script>",
        "````\n````\n$\\href{javascript:x}{y}$",
        "~~~\n$$<b>$$",
    ],
)
def test_text_is_shown_as_it_was_typed(text):
    clean, _ = made([*solved(), HandedCell(False, text)])
    shown = clean.cells[-1].source
    fence = shown.splitlines()[-1]
    assert set(fence) == {"`"}
    assert fence not in text
    assert shown == f"The student wrote as text:\n\n{fence}text\n{text}\n{fence}"


def test_only_sources_get_through():
    """Neither outputs nor metadata of theirs: the marks are ours, a number each."""
    clean, _ = made([*solved(), HandedCell(True, "mine = 1")])
    for cell in clean.cells:
        assert cell.get("outputs", []) == []
        assert set(cell.metadata) <= {"nbgrader", ADDED}
        assert set(cell.metadata.get(ADDED, {})) <= {"place"}


LONG = f"{ANSWER.format('one')}\n# {'x' * 2_000_000}"
ODD = "def one():\n\treturn 'one'\x0c  # \x00 \x1b[2J \x7f \x85 \u202e ü \xa0\n"


def shown(clean, name):
    return next(cell for cell in clean.cells if cell.id == name)


@pytest.mark.parametrize("source", [LONG, ODD], ids=["long", "odd"])
def test_what_is_graded_is_what_was_handed_in_whatever_is_shown_of_it(source):
    clean, notes = made([HandedCell(True, source, "one"), *without("one")])
    assert shown(clean, "one").source != source
    assert notes == []
    assert take_sources(clean)[0] == source


@pytest.mark.parametrize("source", [LONG, ODD], ids=["long", "odd"])
def test_once_it_is_taken_for_grading_only_what_is_shown_is_left(source):
    clean, _ = made([HandedCell(True, source, "one"), HandedCell(False, source), *without("one")])
    take_sources(clean)
    text = nbformat.writes(clean)
    assert len(text) < showing.MOST + 20_000
    assert not any(sign in text for sign in ("\\u0000", "\\f", "\\u001b", "\x7f", "\x85", "\u202e"))


def test_a_cell_that_is_too_long_says_so_where_it_was_cut():
    clean, _ = made([HandedCell(True, LONG, "one"), *without("one")])
    *kept, last = shown(clean, "one").source.splitlines()
    others = sum(len(cell.source) for cell in clean.cells if ADDED in cell.metadata and cell.id != "one")
    most = showing.MOST - others
    assert "\n".join(kept) == LONG[:most]
    assert last == (
        f"# Cut here: {most:,} of {len(LONG):,} characters are shown. What was graded was not cut."
    )


def test_a_text_cell_that_is_too_long_stays_text():
    clean, _ = made([*solved(), HandedCell(False, "<script>x</script>" * 20_000)])
    first, *_, last, fence = clean.cells[-1].source.splitlines()
    assert (first, fence) == ("The student wrote as text:", "```")
    assert last.startswith("# Cut here: ")


def test_many_cells_are_shown_whole_but_for_the_longest():
    """Were they cut in order, much scratch at the top would leave nothing of the answers."""
    scratch = [HandedCell(True, f"mine = {number}  # {'x' * 50_000}") for number in range(20)]
    clean, _ = made([*scratch, *solved()])
    total = sum(len(cell.source) for cell in clean.cells if ADDED in cell.metadata)
    assert 0.9 * showing.MOST < total < showing.MOST + 20 * 100
    assert all(shown(clean, name).source == ANSWER.format(name) for name in ("one", "two", "three"))
    assert take_sources(clean)[:20] == [cell.source for cell in scratch]


def test_control_characters_are_shown_as_pictures():
    clean, _ = made([HandedCell(True, ODD, "one"), *without("one")])
    assert shown(clean, "one").source == "def one():\n\treturn 'one'␌  # ␀ ␛[2J ␡ � � ü \xa0\n"
