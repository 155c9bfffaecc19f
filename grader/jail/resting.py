"""Which statements of a notebook an answer can rest on.

A notebook is a workplace: beside answers it holds calls that look at them, plots, a training begun by hand. Run as a
module, these cost time, or fail because the answers to other tasks are not loaded. So whatever is computed from
an answer is left out, and so is what is computed from that. Of the rest, imports, definitions and assignments are
run, and loops, calls and the like where they touch a variable that a definition reads: they may fill its table.
"""

import ast
import dis
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import CodeType

__all__ = ["DEFINITIONS", "IMPORTS", "bare", "rested_on", "without_stubs"]

DEFINITIONS = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
IMPORTS = ast.Import | ast.ImportFrom
_ASSIGNMENTS = ast.Assign | ast.AnnAssign | ast.AugAssign
_STEADY = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.If, ast.Try, ast.TryStar)
_STEADY += (ast.TypeAlias,) if hasattr(ast, "TypeAlias") else ()  # since Python 3.12
_LOOSE = ast.For | ast.While | ast.With | ast.Expr | ast.Delete | ast.Match
_READING = ("LOAD_GLOBAL", "LOAD_NAME", "LOAD_FROM_DICT_OR_GLOBALS")


def without_stubs(nodes: Sequence[ast.stmt], stub: ast.Module) -> list[ast.stmt]:
    """Leave out each definition that is as it was handed out, where there is another of its name.

    A copy of a cell that nobody has touched may lie behind the one with the answer.
    """
    blank = {node.name: bare(node) for node in stub.body if isinstance(node, DEFINITIONS)}
    defined = [node for node in nodes if isinstance(node, DEFINITIONS) and node.name in blank]
    changed = {node.name for node in defined if bare(node) != blank[node.name]}
    left_out = [node for node in defined if node.name in changed and bare(node) == blank[node.name]]
    return [node for node in nodes if node not in left_out]


@lru_cache(1 << 10)
def bare(node: ast.stmt) -> str:
    """The syntax of a definition without its docstrings."""
    documented = [
        (inner, inner.body)
        for inner in ast.walk(node)
        if isinstance(inner, DEFINITIONS) and ast.get_docstring(inner, clean=False) is not None
    ]
    for inner, body in documented:
        inner.body = body[1:]
    text = ast.dump(node)
    for inner, body in documented:
        inner.body = body
    return text


def rested_on(nodes: Sequence[ast.stmt], task: str, others: Iterable[str]) -> list[ast.stmt]:
    """The statements to run for `task`, in order; `others` are the tasks that are not loaded with it."""
    lost = {*others}
    reads = _reads(nodes)
    tables = _assigned(nodes) & {name for names in reads.values() for name in names}
    kept = []
    for node in nodes:
        if isinstance(node, DEFINITIONS | IMPORTS) or _answers(node, task):
            kept.append(node)
            lost.discard(getattr(node, "name", ""))
        elif _tries(node, task) or not lost.isdisjoint(_loaded(node)):
            lost |= _bound(node)
        elif isinstance(node, _STEADY) or (
            isinstance(node, _LOOSE) and not tables.isdisjoint(_touched(node, reads))
        ):
            kept.append(node)
            lost -= _bound(node)
    return kept


def _answers(node: ast.stmt, task: str) -> bool:
    """Whether it gives the task by assignment, or a part of it: `Net.forward = forward`."""
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return isinstance(node, _ASSIGNMENTS) and any(_root(target) == task for target in targets)


def _root(target: ast.expr | None) -> str:
    while isinstance(target, ast.Attribute | ast.Subscript):
        target = target.value
    return target.id if isinstance(target, ast.Name) else ""


def _tries(node: ast.stmt, task: str) -> bool:
    """Whether the task stands in a call that is made at once: `f(task)`, not `{"name": task}` or in a lambda."""
    calls = (inner for inner in _at_once(node) if isinstance(inner, ast.Call))
    return any(task in _loaded(call) for call in calls)


def _touched(node: ast.stmt, reads: Mapping[str, set[str]]) -> set[str]:
    """The names that running it uses, by way of the notebook's own functions too."""
    touched: set[str] = set()
    waiting = _loaded(node) | _bound(node)
    while waiting:
        touched |= waiting
        waiting = {name for one in waiting for name in reads.get(one, ())} - touched
    return touched


def _assigned(nodes: Iterable[ast.stmt]) -> set[str]:
    """The variables of the notebook: no modules, functions or classes."""
    return {name for node in nodes if not isinstance(node, DEFINITIONS) for name in _bound(node)}


def _reads(nodes: Iterable[ast.stmt]) -> dict[str, set[str]]:
    """The global names that each function and class reads."""
    reads: dict[str, set[str]] = {}
    for node in (node for node in nodes if isinstance(node, DEFINITIONS)):
        reads.setdefault(node.name, set()).update(_read_by(node))
    return reads


@lru_cache(1 << 10)
def _read_by(node: ast.stmt) -> frozenset[str]:
    try:
        code = compile(ast.Module([node], []), "notebook", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError):  # it is told of when it is run
        return frozenset()
    return frozenset(_globals(code))


def _globals(code: CodeType) -> Iterator[str]:
    yield from (one.argval for one in dis.get_instructions(code) if one.opname in _READING)
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _globals(constant)


def _loaded(node: ast.AST) -> set[str]:
    """The names that it reads or deletes."""
    names = (inner for inner in _at_once(node) if isinstance(inner, ast.Name))
    return {name.id for name in names if not isinstance(name.ctx, ast.Store)}


def _bound(node: ast.AST) -> set[str]:
    """The names that it sets."""
    names = (inner for inner in _at_once(node) if isinstance(inner, ast.Name))
    return {name.id for name in names if isinstance(name.ctx, ast.Store)}


def _at_once(node: ast.AST) -> Iterator[ast.AST]:
    """The parts that running `node` evaluates: not what waits in a lambda or in the body of a function."""
    waiting: list[ast.AST] = [node]
    while waiting:
        one = waiting.pop()
        yield one
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef):
            waiting += [*one.decorator_list, one.args]
        elif not isinstance(one, ast.Lambda):
            waiting += ast.iter_child_nodes(one)
