"""A clean notebook out of one that was handed in: ours in everything but what the student wrote.

The notebook that was released is the truth. Of the one that came back only sources are taken: those of the
solution cells by their grade_id or id, and the cells that the student added. So no metadata that was flipped, no
cell that was retyped, copied or thrown out, and no output that was made up can reach nbgrader or a browser.
"""

from collections.abc import Callable, Collection, Iterator

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from grader.notebook.handin import HandedCell, Handin
from grader.notebook.showing import share, shown

__all__ = ["ADDED", "rebuild", "take_sources"]

ADDED = "torchcourse"
"""The kit's own namespace in the metadata of cells and notebooks."""

Placed = tuple[int, str]
"""Where a cell stood in the hand-in, and what it says."""

_INERT = "The student wrote as text:\n\n{fence}text\n{text}\n{fence}"


def rebuild(pristine: NotebookNode, handin: Handin) -> tuple[NotebookNode, list[str]]:
    """The clean notebook, and notes on what was amiss with the one handed in."""
    notes = [handin.problem] if handin.problem else []
    made = NotebookNode(pristine)
    answers = {_name(cell): cell for cell in pristine.cells if _flags(cell).get("solution")}
    answered, behind = _sort(pristine, handin, answers, notes)
    made.cells = []
    for place, cell in enumerate(pristine.cells):
        made.cells.append(_copy(cell, answered.get(_name(cell))))
        made.cells += behind.get(place, [])
    _present(made.cells)
    if handin.cells:
        absent = [name for name in answers if name not in {cell.name for cell in handin.cells}]
        notes += [f"the cell of {name} was missing: the untouched one stands in its place" for name in absent]
    made.cells[:0] = [_told(notes)] if notes else []
    return made, notes


def take_sources(made: NotebookNode) -> list[str]:
    """The student's code out of a rebuilt notebook, as and in the order they had it. What is shown is left there."""
    marked = [(cell, cell.metadata[ADDED]) for cell in _theirs(made.cells) if cell.cell_type == "code"]
    marked.sort(key=lambda pair: int(pair[1]["place"]))
    return [str(mark.pop("source", cell.source)) for cell, mark in marked]


def _sort(
    pristine: NotebookNode, handin: Handin, answers: dict[str, NotebookNode], notes: list[str]
) -> tuple[dict[str, Placed], dict[int, list[NotebookNode]]]:
    """Each handed cell is an answer, one of ours as it was, or an addition behind the last of ours before it."""
    places = {_name(cell): place for place, cell in enumerate(pristine.cells)}
    known = {_bare(cell.source) for cell in pristine.cells}
    grades = {_name(cell) for cell in pristine.cells if _flags(cell).get("grade")}
    tools = {_name(cell) for cell in pristine.cells if _flags(cell).get("locked")} - grades
    answered: dict[str, Placed] = {}
    behind: dict[int, list[NotebookNode]] = {}
    last = 0
    for place, cell in enumerate(handin.cells):
        last = places.get(cell.name, last)
        if _bare(cell.source) in known or cell.name in tools:
            continue  # as it was; or the cell that gets the helpers, which only a kernel needs
        if cell.name in answers and cell.name not in answered:
            notes += _retyped(cell)
            answered[cell.name] = place, cell.source
        elif cell.source.strip():
            notes += _copied(cell, answers, grades)
            code = cell.code or cell.name in answers
            behind.setdefault(last, []).append(_addition(cell, place, code=code))
    return answered, behind


def _bare(source: str) -> str:
    """A source without what an editor may change about it unasked."""
    return "\n".join(line.rstrip() for line in source.strip().splitlines())


def _retyped(cell: HandedCell) -> Iterator[str]:
    if not cell.code:
        yield f"the cell of {cell.name} had been made a text cell: it was read as code"


def _copied(cell: HandedCell, answers: Collection[str], grades: Collection[str]) -> Iterator[str]:
    if cell.name in grades:
        yield f"the locked cell {cell.name} was changed: ours is back, and what it said stands below"
    if cell.name in answers:
        yield (
            f"the cell of {cell.name} was there more than once: the last definition counts, "
            "as when the notebook is run from top to bottom"
        )


def _copy(cell: NotebookNode, answer: Placed | None) -> NotebookNode:
    copied = NotebookNode(cell)
    copied.metadata = NotebookNode(cell.metadata)
    if copied.cell_type == "code":
        copied.outputs, copied.execution_count = [], None
    if answer is not None:
        place, copied.source = answer
        copied.metadata[ADDED] = {"place": place}
    return copied


def _addition(cell: HandedCell, place: int, *, code: bool) -> NotebookNode:
    """A cell of the student's own."""
    new_cell: Callable[..., NotebookNode] = new_code_cell if code else new_markdown_cell
    return new_cell(cell.source, metadata={ADDED: {"place": place}})


def _theirs(cells: list[NotebookNode]) -> list[NotebookNode]:
    return [cell for cell in cells if ADDED in cell.metadata]


def _present(cells: list[NotebookNode]) -> None:
    """Make the student's cells fit to be seen. Code that this changes is kept beside it until it is graded."""
    theirs = _theirs(cells)
    most = share(len(cell.source) for cell in theirs)
    for cell in theirs:
        source, cell.source = cell.source, shown(cell.source, most)
        if cell.cell_type != "code":
            cell.source = _inert(cell.source)
        elif cell.source != source:
            cell.metadata[ADDED]["source"] = source


def _inert(text: str) -> str:
    """Text as it was typed: its HTML would run in the reader's browser."""
    return _INERT.format(fence="`" * max(3, _longest_run(text) + 1), text=text)


def _longest_run(text: str) -> int:
    """How many backticks stand in a row at most."""
    longest = run = 0
    for sign in text:
        run = run + 1 if sign == "`" else 0
        longest = max(longest, run)
    return longest


def _told(notes: list[str]) -> NotebookNode:
    text = "\n".join(["**Notes on what was handed in**", "", *(f"- {note}." for note in notes)])
    made: NotebookNode = new_markdown_cell(text, metadata={ADDED: {"notes": notes}})
    return made


def _flags(cell: NotebookNode) -> dict[str, object]:
    return dict(cell.metadata.get("nbgrader", {}))


def _name(cell: NotebookNode) -> str:
    """The grade_id where a cell has one, else its id."""
    return str(_flags(cell).get("grade_id") or cell.get("id", ""))
