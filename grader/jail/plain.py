"""Which code leaves nothing behind in the process that runs it, told by its syntax before any of it runs.

A worker that has run only such code is as good as new, and may serve the student's next task. Whatever is not known
to be harmless counts as harmful: its task gets a worker of its own, which costs time and nothing else. Names are
followed from the imports: modules on a list, no part of them changed, kept or switched to another mode.
"""

import ast
import importlib
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from types import ModuleType

__all__ = ["plain"]

_OPEN = {
    *("__future__", "abc", "cmath", "collections", "collections.abc", "contextlib", "copy", "dataclasses"),
    *("enum", "fractions", "functools", "io", "itertools", "json", "math", "numbers", "pathlib", "random"),
    *("re", "statistics", "string", "time", "typing"),
    *("numpy", "numpy.fft", "numpy.linalg", "numpy.random", "numpy.typing"),
    *("torch", "torch.autograd", "torch.autograd.functional", "torch.fft", "torch.func", "torch.functional"),
    *("torch.linalg", "torch.random", "torch.special", "torch.utils", "torch.version", "torchvision"),
}
_OPEN_BELOW = (
    "torch.nn",
    "torch.optim",
    "torch.utils.data",
    "torchvision.datasets",
    "torchvision.transforms",
)
"""Modules that may be used, the latter with all that lies below them."""

_HANDS = {
    *("__import__", "breakpoint", "compile", "delattr", "eval", "exec", "getattr", "globals", "input"),
    *("locals", "setattr", "vars"),
}
"""Built-ins that reach what no name in the code tells of."""

_SPECIAL = {"__init__", "__name__", "__class__", "__len__", "__getitem__", "__iter__", "__next__", "__call__"}
_LATER = {"__del__", "__init_subclass__", "__set_name__", "__mro_entries__", "__class_getitem__"}
_SWITCH = re.compile(
    r"""set_(?!grad_enabled$|default_dtype$|postfix$|epoch$)\w+ | use_\w+ | seterr\w* | enable(?!_grad$)\w* | disable\w*
    | enter_\w+ | exit_\w+ | functional_datapipe | compile | register
    | register_(?!buffer$|parameter$|module$|(forward_|forward_pre_|full_backward_)?hook$)\w+""",
    re.VERBOSE,
)
"""What changes the mode of a library: where it is that of an object alone, too much is refused, which harms nobody."""
_HELD = (list, dict, set, bytearray)
"""What a module might hold for everybody, and code might change."""


def plain(tree: ast.AST) -> bool:
    """Whether nothing of this code can be felt by code that the same process runs after it."""
    names = dict(_imported(tree))
    if not all(_opened(path) for path in names.values()):
        return False
    chains, inner = _chains(tree)
    for node in ast.walk(tree):
        if not _harmless(node, names) or (id(node) in chains and not _steady(chains[id(node)], names)):
            return False
        if isinstance(node, ast.Name) and id(node) not in inner and _module(names.get(node.id, "")):
            return False  # a module under a second name could not be followed
    return True


def _imported(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Each imported name with the dotted path of what it stands for; one that nothing has, where it cannot be told."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield (alias.asname, alias.name) if alias.asname else (alias.name.partition(".")[0],) * 2
                yield f"{alias.name} ", alias.name  # importing it runs it, whatever it is called
        elif isinstance(node, ast.ImportFrom):
            home = node.module if not node.level else None
            for alias in node.names:
                yield alias.asname or alias.name, f"{home}.{alias.name}" if home else "?"


def _opened(path: str) -> bool:
    """Whether an import of it is harmless: a module on the list, or a steady part of one."""
    if _module(path):
        return _on_list(path)
    home, _, name = path.rpartition(".")
    return _on_list(home) and _module(home) and _taken(home, [name])


def _on_list(path: str) -> bool:
    return path in _OPEN or any(f"{path}.".startswith(f"{top}.") for top in _OPEN_BELOW)


def _module(path: str) -> bool:
    return path != "" and _found(path) is not None


@cache
def _found(path: str) -> ModuleType | None:
    """The module at a path, if it is there already or is on the list."""
    with suppress(ImportError):
        return sys.modules.get(path) or (importlib.import_module(path) if path in _OPEN else None)
    return None


def _harmless(node: ast.AST, names: Mapping[str, str]) -> bool:
    """What can be told of a node by itself."""
    match node:
        case ast.Name(id=name):
            return name not in _HANDS and (not name.startswith("__") or name in _SPECIAL)
        case ast.Attribute(attr=name):
            special = name.startswith("__") and name not in _SPECIAL
            return not special and not _SWITCH.fullmatch(name) and _kept_apart(node, names)
        case ast.Subscript():
            return _kept_apart(node, names)
        case ast.ClassDef(keywords=keywords):
            return not keywords
        case ast.FunctionDef(name=name):
            return name not in _LATER
        case ast.alias(name=name):
            return name != "*" and not _SWITCH.fullmatch(name)
        case ast.With() | ast.Try():  # a generator that is never ended would leave such a block much later
            return not any(isinstance(inner, ast.Yield | ast.YieldFrom) for inner in ast.walk(node))
        case ast.AsyncFunctionDef() | ast.AsyncFor() | ast.AsyncWith() | ast.Await():
            return False
        case _:
            return True


def _kept_apart(node: ast.Attribute | ast.Subscript, names: Mapping[str, str]) -> bool:
    """Whether, if it is set or deleted, it belongs to something that the code itself made or was given."""
    if isinstance(node.ctx, ast.Load):
        return True
    root: ast.AST = node
    while isinstance(root, ast.Attribute | ast.Subscript):
        root = root.value
    return isinstance(root, ast.Name) and root.id not in names


def _chains(tree: ast.AST) -> tuple[dict[int, list[str]], set[int]]:
    """Each dotted name in full (`torch.nn.Linear`), by its outermost node, and which nodes lie inside of one."""
    attributes = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    inner = {id(node.value) for node in attributes}
    outermost = [node for node in attributes if id(node) not in inner]
    return {id(node): path for node in outermost if (path := _dotted(node))}, inner


def _dotted(node: ast.expr) -> list[str]:
    path: list[str] = []
    while isinstance(node, ast.Attribute):
        path.append(node.attr)
        node = node.value
    return [node.id, *reversed(path)] if isinstance(node, ast.Name) else []


def _steady(path: list[str], names: Mapping[str, str]) -> bool:
    """Whether a dotted name that begins with an import leads to something that nobody can change by using it."""
    root, *rest = path
    return root not in names or _taken(names[root], rest)


def _taken(home: str, path: Iterable[str]) -> bool:
    """Follow names from a module or from what was imported out of one: functions, classes, constants."""
    found: object = _found(home)
    if found is None:
        upper, _, name = home.rpartition(".")
        found = getattr(_found(upper), name, None)
    for name in path:
        if name.startswith("_") and name not in _SPECIAL:
            return False
        if isinstance(found, ModuleType) and not _on_list(found.__name__):
            return False
        if not isinstance(found, ModuleType | type):
            return False
        found = getattr(found, name, None)
    return found is not None and not isinstance(found, (ModuleType, *_HELD))
