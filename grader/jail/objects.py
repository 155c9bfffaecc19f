"""The operations that the trusted side records, and the objects they work on."""

import operator
import pathlib
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import numpy
import torch

from grader.jail.collecting import collect, collect_all
from grader.wire import Ref

__all__ = ["LONGEST", "Objects", "resolve"]

LONGEST = 100_000  # items that an iteration may bring home

_OPERATORS: dict[str, Callable[..., Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
    "**": operator.pow,
    "@": operator.matmul,
    "neg": operator.neg,
}


def resolve(path: str) -> Any:
    """The object that a dotted name such as `torch.nn.functional.relu` stands for."""
    root, *names = path.split(".")
    value: Any = _library(root)
    for name in names:
        value = getattr(value, name)
    return value


def _library(name: str) -> Any:
    if name == "torch":
        return torch
    if name == "numpy":
        return numpy
    if name == "torchvision":
        import torchvision  # not every installation has it

        return torchvision
    if name == "instruments":
        from grader.jail import instruments

        return instruments
    if name == "models":
        from grader.jail import models

        return models
    if name == "artefacts":
        from grader.jail import artefacts

        return artefacts
    raise LookupError(f"no library called {name}")


class Objects:
    """What lives on this side, by handle, and what can be done to it."""

    def __init__(self, scratch: pathlib.Path, data_root: str) -> None:
        self.held: dict[int, Any] = {}
        self.scratch = scratch
        self.data_root = data_root
        self.namespace: dict[str, Any] = {}

    def apply(self, op: list[Any]) -> None:
        """Carry out one recorded operation: its kind, the handle of its result, the rest."""
        kind, out, *rest = op
        self.held[out] = getattr(self, f"_do_{kind}")(*rest)

    def plain(self, value: Any) -> Any:
        """`value` with every Ref in it replaced by the object it stands for."""
        if isinstance(value, Ref):
            if value.handle not in self.held:
                raise LookupError("this needs the result of an earlier call, and that call failed")
            return self.held[value.handle]
        if isinstance(value, list):
            return [self.plain(item) for item in value]
        if type(value) is tuple:
            return tuple(self.plain(item) for item in value)
        if isinstance(value, dict):
            return {key: self.plain(item) for key, item in value.items()}
        if isinstance(value, slice):
            return slice(self.plain(value.start), self.plain(value.stop), self.plain(value.step))
        return value

    def _do_task(self, name: str) -> Any:
        if name not in self.namespace:
            raise NameError(f"the module defines no {name}")
        return self.namespace[name]

    def _do_named(self, path: str) -> Any:
        return resolve(path)

    def _do_send(self, value: Any) -> Any:
        return self.plain(value)

    def _do_get(self, target: Any, name: str) -> Any:
        return getattr(self.plain(target), name)

    def _do_set(self, target: Any, name: str, value: Any) -> None:
        setattr(self.plain(target), name, self.plain(value))

    def _do_call(self, target: Any, args: list[Any], kwargs: dict[str, Any]) -> Any:
        return self.plain(target)(*self.plain(args), **self.plain(kwargs))

    def _do_item(self, target: Any, key: Any) -> Any:
        return self.plain(target)[self.plain(key)]

    def _do_put(self, target: Any, key: Any, value: Any) -> None:
        self.plain(target)[self.plain(key)] = self.plain(value)

    def _do_operator(self, symbol: str, operands: list[Any]) -> Any:
        return _OPERATORS[symbol](*self.plain(operands))

    def _do_enter(self, target: Any) -> Any:
        return self.plain(target).__enter__()

    def _do_exit(self, target: Any) -> Any:
        return self.plain(target).__exit__(None, None, None)

    def _do_len(self, target: Any) -> int:
        return len(self.plain(target))

    def _do_list(self, target: Any) -> list[Any]:
        items = list(islice(self._iterate(target), LONGEST + 1))
        if len(items) > LONGEST:
            raise ValueError(f"the iteration does not end within {LONGEST} items")
        return items

    def _iterate(self, target: Any) -> Iterator[Any]:
        return iter(self.plain(target))

    def _do_function(self, arity: int, ops: list[list[Any]], result: Any) -> Callable[..., Any]:
        """A callable that replays operations recorded on placeholders; handles -1, -2 … are its arguments."""

        def replay(*args: Any) -> Any:
            if len(args) != arity:
                raise TypeError(f"the function takes {arity} arguments, {len(args)} were given")
            inner = Objects(self.scratch, self.data_root)
            inner.held = dict(self.held) | {-1 - n: value for n, value in enumerate(args)}
            for op in ops:
                inner.apply(op)
            return inner.plain(result)

        return replay

    def _do_data_root(self) -> str:
        return self.data_root

    def _do_path(self, name: str) -> pathlib.Path:
        return self.scratch / name

    def _do_write(self, name: str, data: bytes) -> None:
        path = self.scratch / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    def _do_folder(self, name: str) -> pathlib.Path:
        path = self.scratch / name
        path.mkdir(parents=True, exist_ok=True)
        return path

    def _do_collect(self, name: str) -> bytes:
        return collect(self.scratch / name)

    def _do_collect_all(self, name: str) -> dict[str, bytes]:
        return collect_all(self.scratch / name)
