"""What both directions share: the frame, the caps, the dtypes that travel, the stand-ins for what does not."""

import math
import re
import struct
from dataclasses import dataclass
from typing import Any

import torch

__all__ = ["ARRAY", "DTYPES", "FLOATS", "FRAME", "NAMES", "Caps", "Named", "Opaque", "Ref", "WireError"]

FRAME = struct.Struct(">IQ")

_INTEGERS = ["uint8", "uint16", "uint32", "uint64", "int8", "int16", "int32", "int64"]
_FLOATING = ["float16", "bfloat16", "float32", "float64", "float8_e4m3fn", "float8_e5m2"]
_OTHERS = ["bool", "complex32", "complex64", "complex128", "float8_e4m3fnuz", "float8_e5m2fnuz"]
DTYPES = {name: getattr(torch, name) for name in _INTEGERS + _FLOATING + _OTHERS if hasattr(torch, name)}
NAMES = {dtype: name for name, dtype in DTYPES.items()}
FLOATS = {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}
ARRAY = re.compile(r"[<>|](b1|[iu][1248]|f[248]|c8|c16)")  # how NumPy writes the dtypes that travel


class WireError(Exception):
    """The frame is malformed, over a cap, or holds what cannot travel."""


@dataclass(frozen=True)
class Caps:
    """Bounds on one message: bytes of JSON and blob, nesting, keys of a mapping that are not strings."""

    json: int = 2 << 20
    blob: int = 256 << 20
    depth: int = 40
    keys: int = 256


@dataclass(frozen=True)
class Ref:
    """Stands for an object that stays in the jail, by its handle."""

    handle: int


@dataclass(frozen=True)
class Opaque:
    """Stands for an object that cannot travel; only the name of its class does."""

    name: str


class Named(tuple[Any, ...]):
    """A named tuple from the jail: a tuple that knows its class name and its fields."""

    name: str
    fields: tuple[str, ...]

    @classmethod
    def build(cls, name: str, fields: tuple[str, ...], values: list[Any]) -> "Named":
        """The named tuple of class `name`; `fields` and `values` are equally long."""
        named = cls(values)
        named.name, named.fields = name, fields
        return named
