"""Reading a student's module: which definitions a task needs, and whether the stub was touched at all."""

import ast
import linecache
import re
import sys
from dataclasses import dataclass, field
from functools import lru_cache
from types import ModuleType
from typing import Any

from grader.jail import notebooks
from grader.jail.resting import DEFINITIONS, bare, rested_on, without_stubs

__all__ = ["NAME", "Module", "load", "read"]

NAME = "submission"

_BROKEN = (SyntaxError, ValueError, RecursionError, MemoryError)
"""What parsing raises: for what is no Python, for zero bytes, and for what is nested too deep."""


@dataclass
class Module:
    """A submitted module cut down to what one task may use: `missing` and `attempted` are about that task."""

    tree: ast.Module
    filename: str
    task: str
    missing: bool
    attempted: bool
    tips: list[str] = field(default_factory=list)


def read(source: str, filename: str, task: str, drop: list[str], stub: str) -> Module:
    """Parse `source` without the tasks named in `drop`. Raises SyntaxError where the task's own cell is broken."""
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    tree, magics = _parse(source, filename, task)
    notebook = filename.endswith(notebooks.NOTEBOOK)
    given = _syntax(stub if notebook else _naming(task, stub))
    kept = [node for node in tree.body if _names(node).isdisjoint(drop)]
    if notebook:
        kept = rested_on(without_stubs(kept, given), task, drop)
    own = [node for node in kept if task in _names(node)]
    blank = [node for node in given.body if task in _names(node)]
    untouched = bool(own and blank) and bare(own[-1]) == bare(blank[-1])
    tips = [notebooks.TIP] if magics else []
    tree = ast.Module(kept, tree.type_ignores)
    return Module(tree, filename, task, missing=not own, attempted=not untouched, tips=tips)


def load(module: Module) -> dict[str, Any]:
    """Run the module; give its namespace. Whatever the student's code raises comes through."""
    made = sys.modules[NAME] = ModuleType(NAME)  # where dataclasses and pickle look for a class's module
    namespace: dict[str, Any] = vars(made)
    namespace["__file__"] = module.filename
    if module.filename.endswith(notebooks.NOTEBOOK):
        module.tips += notebooks.run_statements(module.tree, module.filename, module.task, namespace)
    else:
        exec(compile(module.tree, module.filename, "exec", dont_inherit=True), namespace)
    return namespace


@lru_cache(4)
def _syntax(source: str, filename: str = "<stub>") -> ast.Module:
    """The syntax tree, parsed once for all tasks of a module: nobody changes it."""
    return ast.parse(source, filename)


def _parse(source: str, filename: str, task: str) -> tuple[ast.Module, bool]:
    """The syntax tree, and whether a notebook's own lines were left out of it."""
    try:
        return _syntax(source, filename), False
    except _BROKEN as whole:
        return _parse_cells(source, filename, task, whole)


def _parse_cells(source: str, filename: str, task: str, whole: Exception) -> tuple[ast.Module, bool]:
    """A module that does not parse is read cell by cell: a broken cell costs only the task that it defines."""
    tree, magics = ast.Module(body=[], type_ignores=[]), False
    for first, cell in _cells(source):
        try:
            body, left_out = _parse_cell("\n" * first + cell, filename)
            tree.body += body
            magics |= left_out
        except _BROKEN as problem:
            if re.search(rf"^(async\s+def|def|class)\s+{re.escape(task)}\b", cell, re.MULTILINE):
                raise problem from None
    if not any(task in _names(node) for node in tree.body):
        raise whole
    return tree, magics


def _parse_cell(cell: str, filename: str) -> tuple[list[ast.stmt], bool]:
    """The statements of one cell; in a notebook, one that is no Python is tried once more without its magics."""
    try:
        return ast.parse(cell, filename).body, False
    except SyntaxError:
        if not filename.endswith(notebooks.NOTEBOOK):
            raise
    return ast.parse(notebooks.without_magics(cell), filename).body, True


def _cells(source: str) -> list[tuple[int, str]]:
    """First line (from 0) and text of each percent cell."""
    cells: list[tuple[int, list[str]]] = [(0, [])]
    for number, line in enumerate(source.split("\n")):
        if line.startswith("# %%"):
            cells.append((number, []))
        cells[-1][1].append(line)
    return [(first, "\n".join(lines)) for first, lines in cells]


def _naming(task: str, stub: str) -> str:
    """The cells that name the task: the others' share of the parsing is not worth its time, task after task."""
    return "\n".join(cell for _, cell in _cells(stub) if task in cell)


def _names(node: ast.stmt) -> set[str]:
    """The names that a top-level statement defines, as far as they can be a task's."""
    if isinstance(node, DEFINITIONS):
        return {node.name}
    if isinstance(node, ast.Assign):
        return {target.id for target in node.targets if isinstance(target, ast.Name)}
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return {node.target.id}
    return set()
