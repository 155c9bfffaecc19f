"""What crosses between the trusted side and the jail: a JSON skeleton plus one safetensors blob.

A frame is `FRAME` (length of the JSON, length of the blob), the JSON, the blob. Plain JSON values stand for
themselves; everything else is an object whose `"$"` names its kind. Bytes of tensors, arrays and `bytes` lie in the
blob as flat uint8 storages, so that two views of one storage still share it where a request is rebuilt. Nothing is
ever pickled, and whatever is wrong with a frame ends in `WireError`.
"""

import json
import math
import pathlib
import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy
import torch
from safetensors.numpy import load, save

__all__ = ["FRAME", "Caps", "Encoder", "Named", "Opaque", "Ref", "WireError", "decode", "encode", "frame", "record"]

FRAME = struct.Struct(">IQ")

_DTYPE_NAMES = (
    "bool uint8 uint16 uint32 uint64 int8 int16 int32 int64 float16 bfloat16 float32 float64 complex32 complex64 "
    "complex128 float8_e4m3fn float8_e5m2 float8_e4m3fnuz float8_e5m2fnuz"
).split()
_DTYPES = {name: getattr(torch, name) for name in _DTYPE_NAMES if hasattr(torch, name)}
_NAMES = {dtype: name for name, dtype in _DTYPES.items()}
_FLOATS = {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}
_ARRAY = re.compile(r"[<>|](b1|[iu][1248]|f[248]|c8|c16)")  # how NumPy writes the dtypes that travel


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


def frame(skeleton: bytes, blob: bytes) -> bytes:
    """One message, ready to be written."""
    return FRAME.pack(len(skeleton), len(blob)) + skeleton + blob


def record(**fields: Any) -> dict[str, Any]:
    """The JSON form of a mapping whose values are JSON forms already."""
    return {"$": "dict", "v": [[name, form] for name, form in fields.items()]}


def encode(value: Any, caps: Caps, *, views: bool) -> tuple[bytes, bytes]:
    """JSON and blob of one value. With `views`, strides and shared storages survive; else tensors become dense."""
    encoder = Encoder(caps, views=views)
    skeleton = encoder.add(value)
    return encoder.finish(skeleton)


class Encoder:
    """Collects the storages of one message while its values are turned into JSON."""

    def __init__(self, caps: Caps, *, views: bool) -> None:
        self.caps = caps
        self.views = views
        self.size = 0
        self._chunks: list[bytes] = []
        self._known: dict[int, int] = {}

    def add(self, value: Any) -> Any:
        """The JSON form of `value`, its bytes copied now: what happens to it later cannot show."""
        self._known.clear()
        return self._walk(value, self.caps.depth)

    def finish(self, skeleton: Any) -> tuple[bytes, bytes]:
        """JSON and blob of all that was added. Raises WireError over a cap."""
        text = json.dumps(skeleton, separators=(",", ":"), allow_nan=False).encode()
        if len(text) > self.caps.json:
            raise WireError(f"the description takes {len(text)} bytes; {self.caps.json} are allowed")
        return text, _to_blob(self._chunks)

    def _walk(self, value: Any, depth: int) -> Any:
        if depth < 0:
            raise WireError(f"nested more than {self.caps.depth} deep")
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, torch.Tensor):
            return self._tensor(value)
        if isinstance(value, numpy.ndarray):
            return self._array(value)
        if isinstance(value, numpy.generic):
            return self._array(numpy.asarray(value), kind="npscalar")
        if isinstance(value, str):
            return str(value)
        if isinstance(value, int):
            return int(value)
        return self._composite(value, depth)

    def _composite(self, value: Any, depth: int) -> Any:
        if isinstance(value, float):
            return float(value) if math.isfinite(value) else {"$": "float", "v": repr(float(value))}
        if isinstance(value, complex):
            return {"$": "complex", "v": [self._walk(value.real, 1), self._walk(value.imag, 1)]}
        if isinstance(value, list):
            return [self._walk(item, depth - 1) for item in value]
        if isinstance(value, tuple):
            return self._tuple(value, depth)
        if isinstance(value, Mapping):
            return self._mapping(value, depth)
        if isinstance(value, set | frozenset):
            items = [self._walk(item, depth - 1) for item in value]
            return {"$": "set", "v": sorted(items, key=json.dumps)}
        return self._leaf(value, depth)

    def _leaf(self, value: Any, depth: int) -> Any:
        match value:
            case bytes() | bytearray():
                return {"$": "bytes", "v": self._chunk(bytes(value))}
            case Ref():
                return {"$": "ref", "v": value.handle}
            case torch.dtype():
                return {"$": "dtype", "v": str(value).removeprefix("torch.")}
            case torch.device():
                return {"$": "device", "v": str(value)}
            case slice():
                parts = [self._walk(part, depth - 1) for part in (value.start, value.stop, value.step)]
                return {"$": "slice", "v": parts}
            case pathlib.PurePath():
                return {"$": "path", "v": str(value)}
            case _ if value is Ellipsis:
                return {"$": "ellipsis"}
        return {"$": "opaque", "v": type(value).__qualname__}

    def _tuple(self, value: tuple[Any, ...], depth: int) -> Any:
        items = [self._walk(item, depth - 1) for item in value]
        if isinstance(value, torch.Size):
            return {"$": "size", "v": items}
        kind = type(value)
        fields = getattr(kind, "_fields", None) or getattr(kind, "__match_args__", None)
        if kind is not tuple and fields and len(fields) == len(items):
            return {"$": "named", "name": kind.__name__, "fields": [str(name) for name in fields], "v": items}
        return {"$": "tuple", "v": items}

    def _mapping(self, value: Mapping[Any, Any], depth: int) -> Any:
        pairs = [[self._walk(key, depth - 1), self._walk(item, depth - 1)] for key, item in value.items()]
        if sum(not isinstance(key, str) for key, _ in pairs) > self.caps.keys:
            raise WireError(f"a mapping has more than {self.caps.keys} keys that are not strings")
        return {"$": "dict", "v": pairs}

    def _tensor(self, tensor: torch.Tensor) -> Any:
        dtype = _NAMES.get(tensor.dtype)
        if dtype is None or tensor.layout is not torch.strided:
            return {"$": "opaque", "v": f"{type(tensor).__qualname__} of {tensor.dtype}, {tensor.layout}"}
        plain = tensor.detach().as_subclass(torch.Tensor)
        entry: dict[str, Any] = {"$": "tensor", "dtype": dtype, "shape": list(plain.shape)}
        if plain.device.type == "meta":
            return entry | {"$": "meta", "stride": list(plain.stride())}
        plain = plain.cpu().resolve_conj().resolve_neg()
        if not self.views:
            self._check_room(plain.numel() * plain.element_size())
            return entry | self._dense(plain.contiguous())
        entry |= self._shared(plain) | {"stride": list(plain.stride()), "offset": plain.storage_offset()}
        kind = "parameter" if isinstance(tensor, torch.nn.Parameter) else "tensor"
        return entry | {"$": kind, "grad": tensor.requires_grad}

    def _dense(self, tensor: torch.Tensor) -> dict[str, Any]:
        flat = tensor.reshape(-1).view(torch.uint8) if tensor.numel() else torch.empty(0, dtype=torch.uint8)
        return {"storage": self._chunk(flat.numpy().tobytes())}

    def _shared(self, tensor: torch.Tensor) -> dict[str, Any]:
        storage = tensor.untyped_storage()
        key = storage.data_ptr()
        if key == 0 or key not in self._known:
            flat = torch.empty(0, dtype=torch.uint8).set_(storage)
            self._known[key] = self._chunk(flat.numpy().tobytes())
        return {"storage": self._known[key]}

    def _array(self, array: numpy.ndarray[Any, Any], kind: str = "ndarray") -> Any:
        if not _ARRAY.fullmatch(array.dtype.newbyteorder("=").str):
            return {"$": "opaque", "v": f"ndarray of {array.dtype}"}
        dense = numpy.ascontiguousarray(array).reshape(array.shape)
        entry = {"$": kind, "dtype": dense.dtype.newbyteorder("=").str, "shape": list(dense.shape)}
        native = dense.astype(dense.dtype.newbyteorder("="), copy=False)
        self._check_room(native.nbytes)
        if self.views and array.flags.c_contiguous and array.nbytes:
            key = array.__array_interface__["data"][0]
            if key not in self._known:
                self._known[key] = self._chunk(native.tobytes())
            return entry | {"storage": self._known[key]}
        return entry | {"storage": self._chunk(native.tobytes())}

    def _chunk(self, data: bytes) -> int:
        self._check_room(len(data))
        self.size += len(data)
        self._chunks.append(data)
        return len(self._chunks) - 1

    def _check_room(self, size: int) -> None:
        if self.size + size > self.caps.blob:
            raise WireError(f"the values take more than the {self.caps.blob >> 20} MB that may travel at once")


def _to_blob(chunks: list[bytes]) -> bytes:
    if not chunks:
        return b""
    return save({str(n): numpy.frombuffer(chunk, dtype=numpy.uint8) for n, chunk in enumerate(chunks)})


def decode(skeleton: bytes, blob: bytes, caps: Caps, *, views: bool) -> Any:
    """The value of one message, rebuilt as plain data. With `views`, strides, sharing and `requires_grad` too.

    Raises WireError, and nothing else, for whatever does not hold together.
    """
    if len(skeleton) > caps.json or len(blob) > caps.blob + (64 << 10):
        raise WireError("the message is larger than allowed")
    try:
        tree = json.loads(skeleton, parse_constant=_no_constant)
        chunks = _from_blob(blob, caps)
        return _Decoder(chunks, caps, views).walk(tree, caps.depth)
    except WireError:
        raise
    except (Exception, RecursionError) as problem:
        raise WireError(f"malformed: {type(problem).__name__}") from None


def _no_constant(name: str) -> float:
    raise WireError(f"{name} is not JSON")


def _from_blob(blob: bytes, caps: Caps) -> dict[int, bytearray]:
    if not blob:
        return {}
    if int.from_bytes(blob[:8], "little") > 4 * caps.json:  # a million empty storages would fill the memory
        raise WireError("the blob has too long a head")
    chunks: dict[int, bytearray] = {}
    for name, storage in load(blob).items():
        if storage.dtype != numpy.uint8 or storage.ndim != 1:
            raise WireError("a storage is not flat bytes")
        chunks[int(name)] = bytearray(storage)
    return chunks


class _Decoder:
    def __init__(self, chunks: dict[int, bytearray], caps: Caps, views: bool) -> None:
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

    def _copied(self, index: Any) -> bytearray:
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
        return _FLOATS[tree["v"]]

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
        return _DTYPES[tree["v"]]

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
            _sizes(tree["shape"]), _sizes(tree["stride"]), dtype=_DTYPES[tree["dtype"]], device="meta"
        )

    def _build_tensor(self, tree: dict[str, Any], depth: int) -> torch.Tensor:
        dtype, shape = _DTYPES[tree["dtype"]], _sizes(tree["shape"])
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
        if not _ARRAY.fullmatch(tree["dtype"]):
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
    if not isinstance(values, list) or any(type(size) is not int or not 0 <= size < 1 << 62 for size in values):
        raise WireError("a shape that is none")
    if len(values) > 64:
        raise WireError("more than 64 dimensions")
    return tuple(values)
