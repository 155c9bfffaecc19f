"""The single source: what a solution module says of its tasks, read without running it."""

import ast
import doctest
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.errors import UserError, did_you_mean
from grader.percent import BEGIN, END, Cell, Script, read_script

__all__ = ["Example", "SectionSource", "TaskSource", "read_section", "read_solutions", "read_stub"]

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Example:
    """One doctest example, with its line in the file."""

    source: str
    want: str
    line: int


@dataclass(frozen=True)
class TaskSource:
    """One task: its prompt, its public examples, its hints from nudge to near-answer, its cell."""

    name: str
    docstring: str
    examples: tuple[Example, ...]
    hints: tuple[str, ...]
    cell: Cell
    line: int

    @property
    def source(self) -> str:
        """The text of the task's cell, markers and all."""
        return self.cell.text


@dataclass(frozen=True)
class SectionSource:
    """A section's module: its cells in order, its tasks, and the code cells that are not tasks."""

    path: Path
    header: str
    cells: tuple[Cell, ...]
    tasks: tuple[TaskSource, ...]
    helpers: tuple[Cell, ...]

    @property
    def id(self) -> str:
        """The section's id, such as `s03_tensors`."""
        return self.path.stem

    def task(self, name: str) -> TaskSource:
        """The task of this name."""
        for task in self.tasks:
            if task.name == name:
                return task
        known = [task.name for task in self.tasks]
        raise UserError(self.path, None, f"the solutions hold no task {name!r}", did_you_mean(name, known))


def read_solutions(folder: Path) -> dict[str, SectionSource]:
    """All solution modules of a folder, by section id."""
    return {path.stem: read_section(path) for path in sorted(folder.glob("s[0-9][0-9]_*.py"))}


def read_section(path: Path) -> SectionSource:
    """Read one solution module; whatever is wrong with it is a `UserError` with its line."""
    script = read_script(path)
    return _section(script, [cell for cell in _code(script) if cell.regions])


def read_stub(path: Path, tasks: Collection[str]) -> SectionSource:
    """Read a pristine stub, in which nothing marks the tasks any more: they are the definitions of these names."""
    script = read_script(path)
    nodes = [node for node in script.tree.body if isinstance(node, Definition) and node.name in tasks]
    lines = [node.lineno for node in nodes]
    cells = [cell for cell in _code(script) if any(cell.line <= line <= cell.end for line in lines)]
    return _section(script, cells)


def _code(script: Script) -> list[Cell]:
    return [cell for cell in script.cells if cell.kind == "code"]


def _section(script: Script, task_cells: Sequence[Cell]) -> SectionSource:
    """The section of which these cells are the tasks."""
    path = script.path
    definitions = [(cell, _definition(script, cell)) for cell in task_cells]
    _refuse_duplicates(path, [definition for _, definition in definitions])
    hints = _hints(path, script.cells, [definition.name for _, definition in definitions])
    tasks = tuple(_task(path, cell, definition, hints) for cell, definition in definitions)
    helpers = tuple(cell for cell in _code(script) if cell not in task_cells)
    return SectionSource(path, script.header, script.cells, tasks, helpers)


def _task(path: Path, cell: Cell, definition: Definition, hints: dict[str, tuple[str, ...]]) -> TaskSource:
    return TaskSource(
        name=definition.name,
        docstring=ast.get_docstring(definition) or "",
        examples=tuple(_examples(path, definition)),
        hints=hints.get(definition.name, ()),
        cell=cell,
        line=definition.lineno,
    )


def _definition(script: Script, cell: Cell) -> Definition:
    """The one definition of a task's cell."""
    path = script.path
    nodes = [node for node in script.tree.body if cell.line <= node.lineno <= cell.end]
    first = next((node for node in nodes if isinstance(node, Definition)), None)
    if first is None:
        raise UserError(path, cell.line, "this task's cell defines nothing", _ONE_DEFINITION)
    for other in nodes:
        if other is not first:
            raise UserError(
                path, other.lineno, f"the cell of task {first.name!r} holds more", _ONE_DEFINITION
            )
    if (first.end_lineno or first.lineno) > cell.end:
        what = f"the definition of {first.name!r} goes on into the next cell"
        raise UserError(path, cell.end + 1, what, "Take the line `# %%` out.")
    _check_regions(path, cell, first)
    return first


_ONE_DEFINITION = (
    "A task's cell holds one function or class and nothing else; put the rest into another cell."
)


def _check_regions(path: Path, cell: Cell, definition: Definition) -> None:
    """Every region lies inside the body of a function, and no function has two."""
    functions = [node for node in ast.walk(definition) if isinstance(node, Function)]
    owners: set[int] = set()
    for region in cell.regions:
        around = [one for one in functions if one.lineno < region.begin and region.end <= _last(one, cell)]
        owner = max(around, key=lambda one: one.lineno, default=None)
        if owner is None or owner.col_offset >= region.indent:
            remedy = f"Put `{BEGIN}` and `{END}` into the function's body, indented like it."
            raise UserError(path, region.begin, "this solution stands in no function", remedy)
        if owner.lineno in owners:
            what = f"function {owner.name!r} has a second solution region"
            raise UserError(path, region.begin, what, "Make it one region.")
        owners.add(owner.lineno)


def _last(function: Function, cell: Cell) -> int:
    """The function's last line, with the comments below its last statement (the tree does not know them)."""
    lines = cell.text.split("\n")
    last = function.end_lineno or function.lineno
    for number in range(last + 1, cell.end + 1):
        line = lines[number - cell.line]
        indent = len(line) - len(line.lstrip())
        if not line.lstrip().startswith("#") or indent <= function.col_offset:
            break
        last = number
    return last


def _refuse_duplicates(path: Path, definitions: list[Definition]) -> None:
    seen: dict[str, int] = {}
    for definition in definitions:
        if definition.name in seen:
            what = f"task {definition.name!r} is defined twice (first on line {seen[definition.name]})"
            raise UserError(path, definition.lineno, what, "Rename or remove one of the two.")
        seen[definition.name] = definition.lineno


def _examples(path: Path, definition: Definition) -> Iterator[Example]:
    """The doctest examples of a function, or of a class and its methods."""
    for node in ast.walk(definition):
        if isinstance(node, Definition) and (docstring := ast.get_docstring(node, clean=False)):
            first = node.body[0].lineno
            try:
                examples = doctest.DocTestParser().get_examples(docstring)
            except ValueError as error:
                raise UserError(
                    path, first, f"a doctest is malformed: {error}", "Mend the example."
                ) from None
            for example in examples:
                yield Example(example.source, example.want, first + example.lineno)


def _hints(path: Path, cells: tuple[Cell, ...], tasks: list[str]) -> dict[str, tuple[str, ...]]:
    """The hints of each task: the bullets of the markdown cell whose metadata names it."""
    found: dict[str, tuple[str, ...]] = {}
    for cell in (cell for cell in cells if "hints" in cell.metadata):
        name, line = str(cell.metadata["hints"]), cell.line - 1
        if name not in tasks:
            raise UserError(
                path, line, f"hints for {name!r}, which is no task here", did_you_mean(name, tasks)
            )
        if name in found:
            raise UserError(path, line, f"task {name!r} has a second cell of hints", "Make it one cell.")
        if cell.kind != "markdown":
            raise UserError(
                path, line, "hints stand in a code cell", f'Write `# %% [markdown] hints="{name}"`.'
            )
        found[name] = _bullets(cell.prose)
        if not found[name]:
            raise UserError(path, line, f"the cell holds no hint for {name!r}", "Begin each hint with `- `.")
    return found


def _bullets(text: str) -> tuple[str, ...]:
    """The items of a markdown list, each as one dedented text."""
    items = re.split(r"^- ", text, flags=re.MULTILINE)[1:]
    return tuple(re.sub(r"^  ", "", item, flags=re.MULTILINE).strip() for item in items)
