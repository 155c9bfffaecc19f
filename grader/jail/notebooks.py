"""What is special about code out of a notebook: magics, cells that only try something, cells that fail or take long.

What an answer can rest on (see `resting`) is run statement by statement. One that fails is left behind, with a tip, and
so is one that takes longer than anything an answer needs.
"""

import __future__

import ast
import linecache
import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from grader.jail.resting import DEFINITIONS, IMPORTS

__all__ = ["NOTEBOOK", "TIP", "run_statements", "without_magics"]

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
_PATIENCE = 3.0
_LEAST = 0.1
"""Seconds for all that is neither defined nor imported, and for each such statement when they are used up."""


def without_magics(cell: str) -> str:
    """The cell with `pass` for each such line, so that no line moves; nothing of a cell in another language."""
    lines = cell.split("\n")
    first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    if first.startswith("%%") and not _AROUND_PYTHON.match(first):
        return "\n" * (len(lines) - 1)
    return "\n".join(_LINE.sub(r"\g<indent>pass", line) for line in lines)


def run_statements(tree: ast.Module, filename: str, task: str, namespace: dict[str, Any]) -> Iterator[str]:
    """Run one after the other; those that fail are told, but where it is the task itself, which comes through."""
    flags, left = 0, _PATIENCE
    for node in tree.body:
        flags |= _features(node)
        begun = time.monotonic()
        try:
            code = compile(ast.Module([node], []), filename, "exec", flags, dont_inherit=True)
            with _at_most(None if isinstance(node, DEFINITIONS | IMPORTS) else max(left, _LEAST)):
                exec(code, namespace)
        except (Exception, SystemExit, _TooLongError) as problem:
            if getattr(node, "name", None) == task:
                raise
            line = linecache.getline(filename, node.lineno).strip()[:100]
            yield f"`{line}` {_told(problem)}"
        if not isinstance(node, DEFINITIONS | IMPORTS):
            left -= time.monotonic() - begun


class _TooLongError(BaseException):
    """Not an Exception, so that a cell which catches all of these ends too."""


@contextmanager
def _at_most(seconds: float | None) -> Iterator[None]:
    """Raise in what runs here when the time is up, and again if that is caught."""
    if seconds is None or not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, _stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, _LEAST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _stop(*_: Any) -> None:
    raise _TooLongError


def _features(node: ast.stmt) -> int:
    """What `from __future__ import …` asks for: in a notebook it holds for all cells behind it."""
    if not (isinstance(node, ast.ImportFrom) and node.module == "__future__"):
        return 0
    found = (getattr(__future__, alias.name, None) for alias in node.names)
    return sum(feature.compiler_flag for feature in found if feature)


def _told(problem: BaseException) -> str:
    if isinstance(problem, _TooLongError):
        return "took too long and was left out: grading runs cells only as far as answers may rest on them"
    return f"raised {type(problem).__name__} and was left out: {_short(problem)}"


def _short(problem: BaseException) -> str:
    try:
        return str(problem)[:200]
    except Exception:
        return "(the exception cannot be shown)"
