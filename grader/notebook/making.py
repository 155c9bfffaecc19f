"""From the single source to a notebook: lesson, one solution cell a task, one locked, pointed grade cell a task."""

import ast
import hashlib
from collections.abc import Iterator

import jupytext
import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from grader.course import Section, Task
from grader.release.stubs import Laws, stub_text
from grader.source import SectionSource

__all__ = ["grade_id", "notebook", "notebook_text", "solution_id", "solved"]

SETUP = "setup"
_KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
_SETUP_SOURCE = """\
# Run this cell first. Below each task a cell tries the examples of its prompt.
# Stuck? hint("{first}") gives a nudge.
try:
    from grader.kernel import helpers
    examples, hint = helpers("{section}")
except ImportError:
    def examples(*_task):
        import sys
        print("torchcourse is not installed here: you can write answers, not try them.", file=sys.stderr)
    hint = examples
"""
_GRADE_SOURCE = """\
# {points}. Run your answer, then this cell: it tries the examples of the prompt.
examples("{name}")
"""


def solution_id(task: str) -> str:
    """The grade_id of the cell that a student fills in."""
    return task


def grade_id(task: str) -> str:
    """The grade_id of the cell that carries the task's points."""
    return f"points-{task}"


def notebook(section: Section, source: SectionSource, laws: Laws) -> NotebookNode:
    """The notebook of a section as students get it. Cell ids and grade_ids stay the same from build to build."""
    script = jupytext.reads(stub_text(source, laws), fmt="py:percent")
    tasks = {task.name: task for task in section.tasks}
    made: NotebookNode = new_notebook(metadata={"kernelspec": _KERNEL, "language_info": {"name": "python"}})
    title, *rest = script.cells
    made.cells = [*_cells(title, tasks), _setup(section)]
    for cell in rest:
        made.cells += _cells(cell, tasks)
    _name_cells(made)
    return made


def solved(blank: NotebookNode, source: SectionSource) -> NotebookNode:
    """A copy with the reference answers in the solution cells, for tests and for the instructor alone."""
    made: NotebookNode = NotebookNode(blank)
    made.cells = [NotebookNode(cell) for cell in blank.cells]
    for task in source.tasks:
        for cell in made.cells:
            if cell.metadata.get("nbgrader", {}).get("grade_id") == solution_id(task.name):
                cell.source = task.source.strip("\n")
    return made


def notebook_text(made: NotebookNode) -> str:
    """The notebook as it is written to a file."""
    return str(nbformat.writes(made, version=4)) + "\n"


def _cells(cell: NotebookNode, tasks: dict[str, Task]) -> Iterator[NotebookNode]:
    """A cell of the script; where it defines a task, as a solution cell with its grade cell below."""
    name = _defined(cell) if cell.cell_type == "code" else ""
    if name not in tasks:
        cell.metadata = NotebookNode()
        yield cell
        return
    cell.metadata = NotebookNode(nbgrader=_flags(solution_id(name), solution=True))
    yield cell
    task = tasks[name]
    points = f"{task.points} point{'s' if task.points != 1 else ''}"
    yield new_code_cell(
        _GRADE_SOURCE.format(points=points, name=name).strip(),
        metadata={"nbgrader": _flags(grade_id(name), grade=True, locked=True) | {"points": task.points}},
    )


def _setup(section: Section) -> NotebookNode:
    source = _SETUP_SOURCE.format(section=section.id, first=section.tasks[0].name)
    made: NotebookNode = new_code_cell(source.strip(), metadata={"nbgrader": _flags(SETUP, locked=True)})
    return made


def _flags(
    name: str, *, grade: bool = False, solution: bool = False, locked: bool = False
) -> dict[str, object]:
    """The metadata that nbgrader keeps in a cell, schema 3."""
    return {
        "schema_version": 3,
        "grade_id": name,
        "grade": grade,
        "solution": solution,
        "locked": locked,
        "task": False,
    }


def _defined(cell: NotebookNode) -> str:
    """The one name that a cell of the stub defines."""
    nodes = ast.parse(cell.source).body
    named = [node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    return named[0] if len(nodes) == 1 and named else ""


def _name_cells(made: NotebookNode) -> None:
    """Ids that depend on what a cell is or says, so that a rebuilt notebook has those it had."""
    seen: dict[str, int] = {}
    for cell in made.cells:
        flags = cell.metadata.get("nbgrader")
        name = flags["grade_id"] if flags else hashlib.sha256(cell.source.encode()).hexdigest()[:12]
        seen[name] = seen.get(name, 0) + 1
        cell.id = name if seen[name] == 1 else f"{name}-{seen[name]}"
