"""Where an answer departs from what is expected, in words."""

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy
import torch

from grader.student.render import show
from grader.wire import Opaque

__all__ = ["Difference", "Pair", "Rule", "difference", "same_entries"]

_TOLERANCES = {  # as torch.testing has them
    torch.float16: (1e-3, 1e-5),
    torch.bfloat16: (1.6e-2, 1e-5),
    torch.float32: (1.3e-6, 1e-5),
    torch.complex32: (1e-3, 1e-5),
    torch.complex64: (1.3e-6, 1e-5),
    torch.float64: (1e-7, 1e-7),
    torch.complex128: (1e-7, 1e-7),
}


@dataclass(frozen=True)
class Rule:
    """How strictly to compare: tolerances (None: by dtype), exactly, or with lists and tuples alike."""

    rtol: float | None = None
    atol: float | None = None
    exact: bool = False
    loose: bool = False

    def bounds(self, dtype: torch.dtype) -> tuple[float, float]:
        """Relative and absolute tolerance for numbers of `dtype`."""
        rtol, atol = (0.0, 0.0) if self.exact else _TOLERANCES.get(dtype, (0.0, 0.0))
        return (rtol if self.rtol is None else self.rtol, atol if self.atol is None else self.atol)


@dataclass(frozen=True, eq=False)
class Pair:
    """The two tensors that differ, first at the entry `at`; None where not even their shapes and dtypes agree."""

    got: torch.Tensor
    expected: torch.Tensor
    rule: Rule
    at: tuple[int, ...] | None = None


@dataclass(frozen=True)
class Difference:
    """`text` says where two values part; `cause` what is likely behind it, if that alone tells.

    `pair` is the two tensors, where it is tensors that differ.
    """

    text: str
    cause: str = ""
    pair: Pair | None = None


def difference(got: Any, expected: Any, rule: Rule) -> Difference | None:
    """The first difference between plain values, or None."""
    if isinstance(expected, torch.Tensor):
        return _tensors(got, expected, rule)
    if isinstance(expected, numpy.ndarray):
        return _arrays(got, expected, rule)
    if isinstance(expected, list | tuple) and not isinstance(expected, torch.Size):
        return _sequences(got, expected, rule)
    if isinstance(expected, dict):
        return _mappings(got, expected, rule)
    if isinstance(expected, bool | int | float | complex | numpy.generic):
        return _numbers(got, expected, rule)
    if type(got) is not type(expected) and not (isinstance(expected, torch.Size) and type(got) is tuple):
        return _other_kind(got, expected)
    return None if got == expected else Difference(f"{show(got)} came back instead of {show(expected)}")


def _other_kind(got: Any, expected: Any) -> Difference:
    wanted = _kind(expected)
    if got is None:
        return Difference(f"None came back; {wanted} is wanted", "nothing was returned: is a return missing?")
    return Difference(
        f"{_kind(got)} came back; {wanted} is wanted", f"the answer is {_kind(got)}, not {wanted}"
    )


def _kind(value: Any) -> str:
    if isinstance(value, torch.Tensor):
        return "a tensor" if value.dim() else "a 0-d tensor"
    if isinstance(value, numpy.ndarray):
        return "a NumPy array"
    if isinstance(value, Opaque):
        return f"an object of class {value.name[:60]}"
    names = {bool: "a bool", int: "an int", float: "a Python float", str: "a string", type(None): "None"}
    return names.get(type(value), f"a {type(value).__name__}")


def _tensors(got: Any, expected: torch.Tensor, rule: Rule) -> Difference | None:
    if not isinstance(got, torch.Tensor):
        return _other_kind(got, expected)
    expected = expected.detach()
    if got.shape != expected.shape:
        text = f"the shape is {tuple(got.shape)}; {tuple(expected.shape)} is wanted"
        return Difference(text, f"wrong shape: {text}", Pair(got, expected, rule))
    if got.dtype != expected.dtype:
        text = f"the dtype is {got.dtype}; {expected.dtype} is wanted"
        return Difference(text, f"wrong dtype: {text}", Pair(got, expected, rule))
    if got.device.type == "meta" or expected.device.type == "meta":
        same = got.device.type == expected.device.type
        return (
            None
            if same
            else Difference(f"it is on {got.device}; {expected.device} is wanted", "wrong device")
        )
    return _entries(got, expected.cpu(), rule)


def _entries(got: torch.Tensor, expected: torch.Tensor, rule: Rule) -> Difference | None:
    same = same_entries(got, expected, rule)
    if bool(same.all()):
        return None
    where = (~same).nonzero()
    index = tuple(where[0].tolist())
    place = f"at {list(index)}" if index else "in value"
    values = f"got {show(got[index].item())}, expected {show(expected[index].item())}"
    text = f"{len(where)} of {same.numel()} entries differ, first {place}: {values}"
    return Difference(text, pair=Pair(got, expected, rule, index))


def same_entries(got: torch.Tensor, expected: torch.Tensor, rule: Rule) -> torch.Tensor:
    """Which entries of two tensors of one shape and dtype are the same under a rule."""
    rtol, atol = rule.bounds(expected.dtype)
    wide = torch.complex128 if expected.is_complex() else torch.float64
    if not (expected.is_floating_point() or expected.is_complex()):
        return got == expected
    return torch.isclose(got.to(wide), expected.to(wide), rtol=rtol, atol=atol, equal_nan=True)


def _arrays(got: Any, expected: numpy.ndarray[Any, Any], rule: Rule) -> Difference | None:
    if not isinstance(got, numpy.ndarray):
        return _other_kind(got, expected)
    if got.shape != expected.shape or got.dtype != expected.dtype:
        text = f"{got.dtype} array of shape {got.shape}; {expected.dtype} of shape {expected.shape} is wanted"
        return Difference(text, f"the array is of another kind: {text}")
    return _entries(torch.from_numpy(got.copy()), torch.from_numpy(expected.copy()), rule)


def _sequences(got: Any, expected: list[Any] | tuple[Any, ...], rule: Rule) -> Difference | None:
    kind = tuple if isinstance(expected, tuple) else list
    if not isinstance(got, list | tuple if rule.loose else kind) or isinstance(got, torch.Size):
        return _other_kind(got, kind(expected))
    if len(got) != len(expected):
        text = f"{len(got)} items came back; {len(expected)} are wanted"
        return Difference(text, text)
    return _first(
        ((f"[{n}]", mine, theirs) for n, (mine, theirs) in enumerate(zip(got, expected, strict=True))), rule
    )


def _mappings(got: Any, expected: dict[Any, Any], rule: Rule) -> Difference | None:
    if not isinstance(got, dict):
        return _other_kind(got, expected)
    if got.keys() != expected.keys():
        text = f"the keys are {show(list(got))}; {show(list(expected))} are wanted"
        return Difference(text, text)
    return _first(((f"[{show(key)}]", got[key], expected[key]) for key in expected), rule)


def _first(pairs: Any, rule: Rule) -> Difference | None:
    for place, mine, theirs in pairs:
        if found := difference(mine, theirs, rule):
            return replace(found, text=f"in {place}: {found.text}")
    return None


def _numbers(got: Any, expected: Any, rule: Rule) -> Difference | None:
    expected = expected.item() if isinstance(expected, numpy.generic) else expected
    if isinstance(got, numpy.generic):
        got = got.item()
    wanted = (int, float) if isinstance(expected, float) and not rule.exact else type(expected)
    if isinstance(got, bool) != isinstance(expected, bool) or not isinstance(got, wanted):
        return _other_kind(got, expected)
    if _near(got, expected, rule):
        return None
    return Difference(f"{show(got)} came back instead of {show(expected)}")


def _near(got: Any, expected: Any, rule: Rule) -> bool:
    if rule.exact or isinstance(expected, int):
        return bool(got == expected or (got != got and expected != expected))
    rtol, atol = rule.bounds(torch.float64)
    try:
        close = math.isclose if not isinstance(expected, complex) else _complex_close
        return close(got, expected, rel_tol=rtol, abs_tol=atol) or (got != got and expected != expected)
    except OverflowError:
        return False


def _complex_close(got: complex, expected: complex, *, rel_tol: float, abs_tol: float) -> bool:
    return abs(got - expected) <= max(rel_tol * abs(expected), abs_tol)
