"""Functions as arguments: a formula is run once on placeholders; what it did travels as data, its source never."""

from collections.abc import Callable
from typing import Any

import torch

from grader.wire import Ref

__all__ = ["TraceError", "trace"]


class TraceError(Exception):
    """The formula did something that cannot be recorded; that is the check's mistake."""


class _Recorder:
    def __init__(self, arity: int) -> None:
        self.operations: list[list[Any]] = []
        self.first = 1_000_000_000  # handles of their own, apart from the session's

    def add(self, kind: str, *rest: Any) -> "Placeholder":
        handle = self.first + len(self.operations)
        self.operations.append([kind, handle, *map(_refer, rest)])
        return Placeholder(self, handle)


class Placeholder:
    """Stands for an argument, or an intermediate value, of a formula."""

    def __init__(self, recorder: _Recorder, handle: int) -> None:
        self._recorder = recorder
        self._handle = handle

    @classmethod
    def __torch_function__(
        cls, func: Any, types: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> "Placeholder":
        name = torch.overrides.resolve_name(func)
        if name is None:
            raise TraceError(f"{func} has no name that the jail knows")
        recorder = next(value._recorder for value in _flat(args, kwargs) if isinstance(value, Placeholder))
        return recorder.add("call", recorder.add("named", name), list(args), kwargs or {})

    def __getattr__(self, name: str) -> "Placeholder":
        if name.startswith("_"):
            raise AttributeError(name)
        return self._recorder.add("get", self, name)

    def __call__(self, *args: Any, **kwargs: Any) -> "Placeholder":
        return self._recorder.add("call", self, list(args), kwargs)

    def __getitem__(self, key: Any) -> "Placeholder":
        return self._recorder.add("item", self, key)

    def __neg__(self) -> "Placeholder":
        return self._recorder.add("operator", "neg", [self])

    def __bool__(self) -> bool:
        raise TraceError("a formula cannot branch on its argument: write it with torch.where")


def _operators() -> None:
    names = {
        "+": "add",
        "-": "sub",
        "*": "mul",
        "/": "truediv",
        "//": "floordiv",
        "%": "mod",
        "**": "pow",
        "@": "matmul",
    }
    for symbol, name in names.items():

        def forward(self: Placeholder, other: Any, symbol: str = symbol) -> Placeholder:
            return self._recorder.add("operator", symbol, [self, other])

        def backward(self: Placeholder, other: Any, symbol: str = symbol) -> Placeholder:
            return self._recorder.add("operator", symbol, [other, self])

        setattr(Placeholder, f"__{name}__", forward)
        setattr(Placeholder, f"__r{name}__", backward)


_operators()


def trace(formula: Callable[..., Any], arity: int) -> tuple[list[list[Any]], Any]:
    """The operations that `formula` does to `arity` arguments, and its result with Refs in it."""
    recorder = _Recorder(arity)
    result = formula(*(Placeholder(recorder, -1 - n) for n in range(arity)))
    return recorder.operations, _refer(result)


def _refer(value: Any) -> Any:
    if isinstance(value, Placeholder):
        return Ref(value._handle)
    if isinstance(value, list | tuple):
        return type(value)(_refer(item) for item in value)
    if isinstance(value, dict):
        return {key: _refer(item) for key, item in value.items()}
    return value


def _flat(args: Any, kwargs: Any) -> list[Any]:
    if isinstance(args, list | tuple):
        return [leaf for item in args for leaf in _flat(item, None)] + (
            _flat(list(kwargs.values()), None) if kwargs else []
        )
    return [args]
