"""What is special about code out of a notebook: magics, cells that only try something, cells that fail.

A notebook is a workplace. Beside the answers it holds calls that look at them, plots, a training begun by hand; run
as a module they would cost time, or fail because the answers to other tasks are not loaded. So of a notebook only
imports, definitions and assignments are run, and one that fails is left behind, with a tip.
"""

import ast
import linecache
import re
from collections.abc import Iterable, Iterator
from typing import Any

__all__ = ["NOTEBOOK", "TIP", "is_work", "run_statements", "without_magics"]

NOTEBOOK = ".ipynb"
TIP = "magics and shell lines (% and !) were left out: they do something in Jupyter only"

_LINE = re.compile(
    r"""^(?P<indent>\s*)
    (?: [%!] .* | \?{1,2} [\w.]+ | [\w.]+ \?{1,2}   # %timeit f(x)   !pip install x   ?torch   torch??
      | [\w,\s]+ = \s* [%!] .* ) \s* $              # files = !ls
    """,
    re.VERBOSE,
)
_AROUND_PYTHON = re.compile(r"^%%(time|timeit|capture|prun)\b")
_ASSIGNMENTS = ast.Assign | ast.AnnAssign | ast.AugAssign
_DEFINITIONS = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
_WORK = ast.Import | ast.ImportFrom | _DEFINITIONS | _ASSIGNMENTS | ast.If | ast.Try


def without_magics(cell: str) -> str:
    """The cell with `pass` for each such line, so that no line moves; nothing of a cell in another language."""
    lines = cell.split("\n")
    first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    if first.startswith("%%") and not _AROUND_PYTHON.match(first):
        return "\n" * (len(lines) - 1)
    return "\n".join(_LINE.sub(r"\g<indent>pass", line) for line in lines)


def is_work(node: ast.stmt, tasks: Iterable[str]) -> bool:
    """Whether an answer can rest on this statement: what is computed *from* answers only tries them."""
    if not isinstance(node, _WORK):
        return False
    named = {
        name.id for name in ast.walk(node) if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Load)
    }
    return isinstance(node, _DEFINITIONS) or named.isdisjoint(tasks)


def run_statements(tree: ast.Module, filename: str, task: str, namespace: dict[str, Any]) -> Iterator[str]:
    """Run one after the other; those that fail are told, but where it is the task itself, which comes through."""
    for node in tree.body:
        code = compile(ast.Module([node], []), filename, "exec", dont_inherit=True)
        try:
            exec(code, namespace)
        except Exception as problem:
            if getattr(node, "name", None) == task:
                raise
            line = linecache.getline(filename, node.lineno).strip()[:100]
            yield f"`{line}` raised {type(problem).__name__} and was left out: {_short(problem)}"


def _short(problem: Exception) -> str:
    try:
        return str(problem)[:200]
    except Exception:
        return "(the exception cannot be shown)"
