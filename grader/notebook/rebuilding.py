"""A clean notebook out of one that was handed in: ours in everything but what the student wrote.

The notebook that was released is the truth. Of the one that came back only sources are taken: those of the
solution cells by their grade_id, and the cells that the student added. So no metadata that was flipped, no
cell that was retyped, copied or thrown out, and no output that was made up can reach nbgrader or a browser.
"""

from collections.abc import Callable, Iterator

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from grader.notebook.handin import HandedCell, Handin

__all__ = ["ADDED", "added_sources", "rebuild"]

ADDED = "torchcourse"
"""The kit's own namespace in the metadata of cells and notebooks."""

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
    if not handin.problem:
        absent = [name for name in answers if name not in {cell.grade_id for cell in handin.cells}]
        notes += [f"the cell of {name} was missing: the untouched one stands in its place" for name in absent]
    made.cells[:0] = [_told(notes)] if notes else []
    return made, notes


def added_sources(made: NotebookNode) -> list[str]:
    """The code that came from the student, in order, out of a rebuilt notebook."""
    return [
        cell.source
        for cell in made.cells
        if cell.cell_type == "code" and (_flags(cell).get("solution") or ADDED in cell.metadata)
    ]


def _sort(
    pristine: NotebookNode, handin: Handin, answers: dict[str, NotebookNode], notes: list[str]
) -> tuple[dict[str, str], dict[int, list[NotebookNode]]]:
    """Each handed cell is an answer, one of ours as it was, or an addition behind the last of ours before it."""
    places = {_name(cell): place for place, cell in enumerate(pristine.cells)}
    known = {cell.source for cell in pristine.cells}
    answered: dict[str, str] = {}
    behind: dict[int, list[NotebookNode]] = {}
    place = 0
    for cell in handin.cells:
        name = cell.grade_id or cell.id
        if cell.grade_id in answers and cell.grade_id not in answered and cell.source != answers[name].source:
            notes += _retyped(cell)
            answered[cell.grade_id] = cell.source
        elif cell.source not in known and cell.source.strip() and not _ours(cell, pristine):
            notes += _copied(cell, answers)
            behind.setdefault(places.get(name, place), []).append(
                _addition(cell, code=cell.code or cell.grade_id in answers)
            )
        place = places.get(name, place)
    return answered, behind


def _retyped(cell: HandedCell) -> Iterator[str]:
    if not cell.code:
        yield f"the cell of {cell.grade_id} had been made a text cell: it was read as code"


def _copied(cell: HandedCell, answers: dict[str, NotebookNode]) -> Iterator[str]:
    if cell.grade_id in answers:
        yield (
            f"the cell of {cell.grade_id} was there more than once: the last definition counts, "
            "as when the notebook is run from top to bottom"
        )


def _ours(cell: HandedCell, pristine: NotebookNode) -> bool:
    """Whether it is one of the locked cells, changed: then ours is back and theirs is not wanted."""
    return any(_flags(own).get("locked") and cell.grade_id == _name(own) for own in pristine.cells)


def _copy(cell: NotebookNode, answer: str | None) -> NotebookNode:
    copied = NotebookNode(cell)
    copied.metadata = NotebookNode(cell.metadata)
    if copied.cell_type == "code":
        copied.outputs, copied.execution_count = [], None
    if answer is not None:
        copied.source = answer
    return copied


def _addition(cell: HandedCell, *, code: bool) -> NotebookNode:
    """A cell of the student's own. Text is shown as they typed it: its HTML would run in the reader's browser."""
    marks = {ADDED: {"added": True}}
    fence = "`" * max(3, _longest_run(cell.source) + 1)
    text = cell.source if code else _INERT.format(fence=fence, text=cell.source)
    new_cell: Callable[..., NotebookNode] = new_code_cell if code else new_markdown_cell
    return new_cell(text, metadata=marks)


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
