"""From a message to plain values, whatever its sender had in mind."""

import json
import math
import pathlib
from typing import Any

import numpy
import torch

from grader.wire.blob import Buffer, unpack
from grader.wire.values import ARRAY, DTYPES, FLOATS, Caps, Named, Opaque, Ref, WireError

__all__ = ["decode"]


def decode(skeleton: Buffer, blob: Buffer, caps: Caps, *, views: bool) -> Any:
    """The value of one message, rebuilt as plain data. With `views`, strides, sharing and `requires_grad` too.

    Raises WireError, and nothing else, for whatever does not hold together.
    """
    if len(skeleton) > caps.json or len(blob) > caps.blob + (64 << 10):
        raise WireError("the message is larger than allowed")
    try:
        tree = json.loads(bytes(skeleton), parse_constant=_no_constant)
        chunks = unpack(blob, 4 * caps.json)
        return _Decoder(chunks, caps, views=views).walk(tree, caps.depth)
    except WireError:
        raise
    except (Exception, RecursionError) as problem:
        raise WireError(f"malformed: {type(problem).__name__}") from None


def _no_constant(name: str) -> float:
    raise WireError(f"{name} is not JSON")


class _Decoder:
    def __init__(self, chunks: dict[int, Buffer], caps: Caps, *, views: bool) -> None:
        self.chunks = chunks
        self.caps = caps
        self.views = views
        self._storages: dict[int, torch.UntypedStorage] = {}
        self._spent = 0

    def walk(self, tree: Any, depth: int) -> Any:
        if depth < 0:
            raise WireError(f"nested more than {self.caps.depth} deep")
        if isinstance(tree, str):
            return tree.encode("utf-8", "replace").decode()
        if isinstance(tree, list):
            return [self.walk(item, depth - 1) for item in tree]
        if not isinstance(tree, dict):
            return tree
        build = getattr(self, f"_build_{tree['$']}", None)
        if build is None:
            raise WireError("an unknown kind of value")
        return build(tree, depth)

    def _copied(self, index: Any) -> Buffer:
        """A storage that is copied, or handed out, once: named again and again it would multiply its bytes."""
        if not self.views:
            return self.chunks.pop(index)
        self._spent += len(self.chunks[index])
        if self._spent > self.caps.blob:
            raise WireError("the same bytes are copied too often")
        return self.chunks[index]

    def _items(self, tree: dict[str, Any], depth: int) -> list[Any]:
        if not isinstance(tree["v"], list):
            raise WireError("a container without items")
        return [self.walk(item, depth - 1) for item in tree["v"]]

    def _build_float(self, tree: dict[str, Any], depth: int) -> float:
        return FLOATS[tree["v"]]

    def _build_complex(self, tree: dict[str, Any], depth: int) -> complex:
        real, imag = self._items(tree, depth)
        return complex(float(real), float(imag))

    def _build_tuple(self, tree: dict[str, Any], depth: int) -> tuple[Any, ...]:
        return tuple(self._items(tree, depth))

    def _build_named(self, tree: dict[str, Any], depth: int) -> Named:
        values = self._items(tree, depth)
        fields = tuple(self.walk(str(name), depth) for name in tree["fields"])
        if len(fields) != len(values):
            raise WireError("a named tuple whose fields do not fit")
        return Named.build(self.walk(str(tree["name"]), depth), fields, values)

    def _build_size(self, tree: dict[str, Any], depth: int) -> torch.Size:
        return torch.Size(self._items(tree, depth))

    def _build_set(self, tree: dict[str, Any], depth: int) -> set[Any]:
        items = self._items(tree, depth)
        if len(items) > self.caps.keys and not all(isinstance(item, str) for item in items):
            raise WireError(f"a set of more than {self.caps.keys} members that are not strings")
        return set(items)

    def _build_dict(self, tree: dict[str, Any], depth: int) -> dict[Any, Any]:
        odd = sum(not isinstance(key, str) for key, _ in tree["v"])
        if odd > self.caps.keys:
            raise WireError(f"a mapping with more than {self.caps.keys} keys that are not strings")
        return {self.walk(key, depth - 1): self.walk(item, depth - 1) for key, item in tree["v"]}

    def _build_bytes(self, tree: dict[str, Any], depth: int) -> bytes:
        return bytes(self._copied(tree["v"]))

    def _build_ref(self, tree: dict[str, Any], depth: int) -> Ref:
        if not self.views:
            raise WireError("an answer that asks for a value")
        return Ref(int(tree["v"]))

    def _build_opaque(self, tree: dict[str, Any], depth: int) -> Opaque:
        return Opaque(self.walk(str(tree["v"]), depth))

    def _build_dtype(self, tree: dict[str, Any], depth: int) -> Any:
        return DTYPES[tree["v"]]

    def _build_device(self, tree: dict[str, Any], depth: int) -> torch.device:
        return torch.device(str(tree["v"]))

    def _build_slice(self, tree: dict[str, Any], depth: int) -> slice:
        start, stop, step = self._items(tree, depth)
        return slice(start, stop, step)

    def _build_path(self, tree: dict[str, Any], depth: int) -> pathlib.PurePath:
        return pathlib.Path(self.walk(str(tree["v"]), depth))

    def _build_ellipsis(self, tree: dict[str, Any], depth: int) -> Any:
        return Ellipsis

    def _build_meta(self, tree: dict[str, Any], depth: int) -> torch.Tensor:
        return torch.empty_strided(
            _sizes(tree["shape"]), _sizes(tree["stride"]), dtype=DTYPES[tree["dtype"]], device="meta"
        )

    def _build_tensor(self, tree: dict[str, Any], depth: int) -> torch.Tensor:
        dtype, shape = DTYPES[tree["dtype"]], _sizes(tree["shape"])
        if self.views:
            view = self._view(tree, dtype, shape)
            return view.requires_grad_() if tree["grad"] else view
        data = self._copied(tree["storage"])
        if math.prod(shape) * dtype.itemsize != len(data):
            raise WireError("a tensor whose bytes do not fit its shape")
        flat = torch.frombuffer(data, dtype=torch.uint8) if data else torch.empty(0, dtype=torch.uint8)
        if dtype is torch.bool:  # any other byte than 0 and 1 is undefined behaviour inside torch
            return (flat != 0).reshape(shape)
        return flat.view(dtype).reshape(shape) if data else torch.empty(shape, dtype=dtype)

    def _build_parameter(self, tree: dict[str, Any], depth: int) -> torch.Tensor:
        tensor = self._build_tensor({**tree, "grad": False}, depth)
        return torch.nn.Parameter(tensor, requires_grad=bool(tree["grad"]))

    def _view(self, tree: dict[str, Any], dtype: torch.dtype, shape: tuple[int, ...]) -> torch.Tensor:
        index = tree["storage"]
        if index not in self._storages:
            data = self.chunks[index]
            flat = torch.frombuffer(data, dtype=torch.uint8) if data else torch.empty(0, dtype=torch.uint8)
            self._storages[index] = flat.untyped_storage()
        storage, (offset,), strides = self._storages[index], _sizes([tree["offset"]]), _sizes(tree["stride"])
        last = offset + sum((size - 1) * step for size, step in zip(shape, strides, strict=True))
        if 0 not in shape and (last + 1) * dtype.itemsize > storage.nbytes():  # torch would grow the storage
            raise WireError("a view beyond the end of its storage")
        return torch.empty(0, dtype=dtype).set_(storage, offset, shape, strides)

    def _build_ndarray(self, tree: dict[str, Any], depth: int) -> numpy.ndarray[Any, Any]:
        if not ARRAY.fullmatch(tree["dtype"]):
            raise WireError("an array of a dtype that does not travel")
        dtype, shape = numpy.dtype(tree["dtype"]), _sizes(tree["shape"])
        shared = self.views and dtype.kind != "b"
        data = self.chunks[tree["storage"]] if shared else self._copied(tree["storage"])
        if math.prod(shape) * dtype.itemsize != len(data):
            raise WireError("an array whose bytes do not fit its shape")
        if dtype.kind == "b":
            return numpy.frombuffer(data, dtype=numpy.uint8).astype(bool).reshape(shape)
        return numpy.ndarray(shape, dtype, buffer=data) if data else numpy.empty(shape, dtype)

    def _build_npscalar(self, tree: dict[str, Any], depth: int) -> Any:
        return self._build_ndarray(tree, depth)[()]


def _sizes(values: Any) -> tuple[int, ...]:
    if not isinstance(values, list) or any(
        type(size) is not int or not 0 <= size < 1 << 62 for size in values
    ):
        raise WireError("a shape that is none")
    if len(values) > 64:
        raise WireError("more than 64 dimensions")
    return tuple(values)
