"""The laws of each task: the docstrings of its hidden checks, found by reading their files only."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

from grader.errors import UserError

__all__ = ["read_laws"]


def read_laws(folder: Path) -> Mapping[str, tuple[str, ...]]:
    """The laws that each task is graded by, by task id, in the order in which they are checked."""
    laws: dict[str, list[str]] = {}
    for path in sorted(folder.glob("test_s[0-9][0-9]_*.py")):
        for task, law in _laws(path):
            laws.setdefault(task, []).append(law)
    return {task: tuple(dict.fromkeys(found)) for task, found in laws.items()}


def _laws(path: Path) -> Iterator[tuple[str, str]]:
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except SyntaxError as error:
        raise UserError(path, error.lineno, f"not valid Python: {error.msg}", "Mend the syntax.") from None
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and (docstring := ast.get_docstring(node)):
            for decorator in node.decorator_list:
                if task := _task(decorator):
                    yield task, " ".join(docstring.split())


def _task(decorator: ast.expr) -> str:
    """The task that a decorator `@task("sNN_name.task")` names."""
    match decorator:
        case ast.Call(func=ast.Name(id="task"), args=[ast.Constant(value=str(task))]):
            return task
    return ""
