"""Plain data in few words, for feedback: never called on anything that a student made, only on what was rebuilt."""

from typing import Any

import numpy
import torch

from grader.wire import Named, Opaque

__all__ = ["clean", "short", "show"]

SMALL = 24  # elements of a tensor that are still shown whole


def clean(text: str, longest: int = 2_000) -> str:
    """Student text without control characters, so that no terminal obeys it; cut at `longest`."""
    kept = "".join(
        char if char.isprintable() or char == "\n" else "\N{REPLACEMENT CHARACTER}"
        for char in text.expandtabs(4)
    )
    return kept if len(kept) <= longest else kept[:longest] + " …"


def short(value: Any) -> str:
    """One line for a call's argument."""
    text = show(value).replace("\n", " ")
    return text if len(text) <= 120 else text[:117] + "…"


def show(value: Any, depth: int = 3) -> str:
    """A value as a student would recognise it: small tensors whole, large ones by dtype and shape."""
    if isinstance(value, torch.Tensor):
        return _tensor(value)
    if isinstance(value, numpy.ndarray):
        return _array(value)
    if isinstance(value, Opaque):
        return f"<{clean(value.name, 100)} object>"
    if isinstance(value, str):
        return clean(repr(value[:200]))
    if isinstance(value, list | tuple | set | dict) and not isinstance(value, torch.Size):
        return _container(value, depth)
    return clean(str(value), 200)


def _tensor(value: torch.Tensor) -> str:
    name = str(value.dtype).removeprefix("torch.")
    if value.device.type == "meta" or value.numel() > SMALL or value.numel() == 0:
        return f"{name} tensor of shape {tuple(value.shape)}"
    plain = value.detach()
    body = str(plain.tolist()) if not plain.is_floating_point() else _floats(plain.tolist())
    hidden = plain.dtype in (torch.float32, torch.int64, torch.bool)
    return f"tensor({body})" if hidden else f"tensor({body}, dtype={name})"


def _array(value: numpy.ndarray[Any, Any]) -> str:
    if value.size > SMALL or value.size == 0:
        return f"{value.dtype} array of shape {value.shape}"
    body = _floats(value.tolist()) if value.dtype.kind == "f" else str(value.tolist())
    return f"array({body}, dtype={value.dtype})"


def _floats(values: Any) -> str:
    if isinstance(values, list):
        return "[" + ", ".join(_floats(item) for item in values) + "]"
    if not isinstance(values, float):
        return str(values)
    text = f"{values:.5g}"
    return text if set(text) & set(".en") else text + "."


def _container(value: Any, depth: int) -> str:
    if depth == 0:
        return f"{type(value).__name__} of {len(value)}"
    more = ", …" if len(value) > 8 else ""
    if isinstance(value, dict):
        shown = [f"{show(key, depth - 1)}: {show(item, depth - 1)}" for key, item in list(value.items())[:8]]
        return "{" + ", ".join(shown) + more + "}"
    shown = [show(item, depth - 1) for item in list(value)[:8]]
    if isinstance(value, Named):
        return clean(value.name, 100) + "(" + ", ".join(shown) + more + ")"
    if isinstance(value, tuple):
        return "(" + ", ".join(shown) + more + ("," if len(shown) == 1 else "") + ")"
    opening, closing = ("{", "}") if isinstance(value, set) else ("[", "]")
    return opening + ", ".join(shown) + more + closing
