"""Which code leaves nothing behind in the process that runs it, told by its syntax before any of it runs.

A worker that has run only such code is as good as new, and may serve the student's next task. Whatever is not known
to be harmless counts as harmful: its task gets a worker of its own, which costs time and nothing else. Names are
followed from the imports: modules on a list, no part of them changed, kept or switched to another mode.

It is there for honest code. Who deceives it changes what the next tasks of the same submission meet, and gains nothing:
their checks compare on the other side, and what they forbid has workers of its own.
"""

import ast
import importlib
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from enum import Enum
from functools import cache
from itertools import islice
from types import ModuleType

import torch

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

_MOST = 20_000
"""Nodes of a syntax tree; the largest reference solution has 2000, and what is read here must not take long."""

_HANDS = {
    *("__import__", "breakpoint", "compile", "delattr", "eval", "exec", "exit", "getattr", "globals", "help"),
    *("license", "locals", "open", "quit", "setattr", "vars"),
}
"""Built-ins that reach what no name in the code tells of: an open file may be the worker's own conversation."""

_PROTOCOL = {
    *("__init__", "__post_init__", "__name__", "__class__", "__doc__", "__call__", "__repr__", "__str__"),
    *("__len__", "__getitem__", "__getitems__", "__setitem__", "__iter__", "__next__", "__contains__"),
    *("__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__", "__hash__", "__bool__", "__neg__"),
    *("__add__", "__radd__", "__sub__", "__mul__", "__rmul__", "__truediv__", "__pow__", "__matmul__"),
    *("__all__", "__version__", "__future__"),
}
"""What is used or defined of Python's own names. Others run when nobody sees it, or lead to what is everybody's."""

_SWITCH = re.compile(
    r"""set_(?!grad_enabled$|default_dtype$|postfix$|epoch$)\w+ | use_\w+ | seterr\w* | setbufsize
    | enable(?!_grad$)\w* | disable\w* | enter_\w+ | exit_\w+ | functional_datapipe | compile | register
    | register_(?!buffer$|parameter$|module$|(forward_|forward_pre_|full_backward_)?hook$)\w+
    | autocast_(in|de)crement_\w+ | rename_\w+backend | generate_methods_\w+ | Library""",
    re.VERBOSE,
)
"""What changes the mode of a library: where it is that of an object alone, too much is refused, which harms nobody."""
_TOOL = re.compile(
    r"""open\w* | FileIO | load | fork | test | Pool | from_file | frombuffer
    | wraps | update_wrapper | total_ordering | global_enum | make_dataclass | update_abstractmethods
    | get_type_hints | ForwardRef | _evaluate | attrgetter | methodcaller | Formatter | FunctionType
    | get_device_module | gen | obj | (gi|tb|co)_\w+ | f_(back|builtins|code|globals|locals) | _\w+_""",
    re.VERBOSE,
)
"""What runs text or bytes, sets attributes by name, or leads from an object to the names around somebody's code."""
_OWN = {"self", "ctx"}
_USUAL = {"training", "data", "grad", "requires_grad", "weight", "bias"}
"""Whose attributes are set: of these names any, and of everything else these."""

_CONSTANTS = (
    *(int, float, complex, str, bytes, type(None), Enum),
    *(torch.dtype, torch.layout, torch.memory_format),
)
"""What a module holds for everybody and nobody can change, beside functions and classes."""


def plain(tree: ast.AST) -> bool:
    """Whether nothing of this code can be felt by code that the same process runs after it."""
    nodes = list(islice(ast.walk(tree), _MOST + 1))
    imported = set(_imported(nodes))
    names = dict(imported)
    if len(nodes) > _MOST or len(names) < len(imported):  # one name for two things could not be followed
        return False
    if not all(_opened(path) for path in names.values()):
        return False
    chains, inner = _chains(nodes)
    asking = {id(node.func) for node in nodes if isinstance(node, ast.Call) and _asks(node)}
    for node in nodes:
        if not _harmless(node, names) or (id(node) in chains and not _steady(chains[id(node)], names)):
            return False
        if isinstance(node, ast.Name) and id(node) not in inner and _module(names.get(node.id, "")):
            return False  # a module under a second name could not be followed
        if isinstance(node, ast.Name) and node.id == "type" and id(node) not in asking:
            return False
    return True


def _asks(call: ast.Call) -> bool:
    """Whether it is `type(x)`, if it is a call of `type`: with more it makes a class, with any entries."""
    return not call.keywords and len(call.args) == 1 and not isinstance(call.args[0], ast.Starred)


def _imported(nodes: Iterable[ast.AST]) -> Iterator[tuple[str, str]]:
    """Each imported name with the dotted path of what it stands for; one that nothing has, where it cannot be told."""
    for node in nodes:
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
    home, _, name = path.rpartition(".")
    if home == "__future__":
        return True
    if any(part.startswith("_") for part in path.split(".")):
        return False
    if _module(path):
        return _on_list(path)
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
    if any(name[:2] == "__" == name[-2:] and name not in _PROTOCOL for name in _identifiers(node)):
        return False
    match node:
        case ast.Name(id=name):
            return name not in _HANDS
        case ast.Attribute(attr=name):
            return _still(name) and _kept_apart(node, names)
        case ast.Subscript():
            return _kept_apart(node, names)
        case ast.MatchClass(kwd_attrs=attributes):
            return all(map(_still, attributes))
        case ast.ClassDef(keywords=keywords):  # an import in its body would make a module an attribute
            return not keywords and not _holds(node, ast.Import, ast.ImportFrom)
        case ast.alias(name=name):
            return name != "*" and _still(name)
        case ast.With() | ast.Try() | ast.TryStar():
            # a generator that is never ended would leave such a block much later
            return not _holds(node, ast.Yield, ast.YieldFrom)
        case ast.AsyncFunctionDef() | ast.AsyncFor() | ast.AsyncWith() | ast.Await():
            return False
        case _:
            return True


def _holds(node: ast.AST, *kinds: type[ast.AST]) -> bool:
    return any(isinstance(inner, kinds) for inner in ast.walk(node))


def _identifiers(node: ast.AST) -> Iterator[str]:
    """Every name that a node uses or gives, whatever kind of node it is."""
    for _, value in ast.iter_fields(node):
        for name in value if isinstance(value, list) else [value]:
            if isinstance(name, str) and not isinstance(node, ast.Constant):
                yield from name.split(".")


def _still(attribute: str) -> bool:
    return not (_SWITCH.fullmatch(attribute) or _TOOL.fullmatch(attribute)) or attribute in _PROTOCOL


def _kept_apart(node: ast.Attribute | ast.Subscript, names: Mapping[str, str]) -> bool:
    """Whether, if it is set or deleted, it belongs to something that the code itself made or was given.

    Where that might be a class, an attribute is set that instances have of their own.
    """
    if isinstance(node.ctx, ast.Load):
        return True
    root: ast.AST = node
    while isinstance(root, ast.Attribute | ast.Subscript):
        if isinstance(root, ast.Attribute) and root.attr == "__class__":
            return False
        root = root.value
    if not isinstance(root, ast.Name) or root.id in names:
        return False
    return isinstance(node, ast.Subscript) or root.id in _OWN or node.attr in _USUAL


def _chains(nodes: Iterable[ast.AST]) -> tuple[dict[int, list[str]], set[int]]:
    """Each dotted name in full (`torch.nn.Linear`), by its outermost node, and which nodes lie inside of one."""
    attributes = [node for node in nodes if isinstance(node, ast.Attribute)]
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
        found = getattr(_found(upper), name, ())
    for name in path:
        if name.startswith("_") and name not in _PROTOCOL:
            return False
        if isinstance(found, ModuleType) and not _on_list(found.__name__):
            return False
        if not isinstance(found, ModuleType | type):
            return False
        found = getattr(found, name, ())
    return isinstance(found, _CONSTANTS) or (callable(found) and not isinstance(found, ModuleType))
