"""From values to a message."""

import json
import math
import pathlib
from collections.abc import Mapping
from typing import Any

import numpy
import torch

from grader.wire import blob, streams
from grader.wire.values import ARRAY, FRAME, NAMES, Caps, Ref, WireError

__all__ = ["Encoder", "encode", "record"]


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
        return self._text(skeleton), b"".join(blob.pack(self._chunks))

    def frame(self, skeleton: Any) -> list[bytes]:
        """The same as one message in pieces, ready to be written. Raises WireError over a cap."""
        text, storages = self._text(skeleton), blob.pack(self._chunks)
        return streams.gather([FRAME.pack(len(text), sum(map(len, storages))), text, *storages])

    def _text(self, skeleton: Any) -> bytes:
        text = json.dumps(skeleton, separators=(",", ":"), allow_nan=False).encode()
        if len(text) > self.caps.json:
            raise WireError(f"the description takes {len(text)} bytes; {self.caps.json} are allowed")
        return text

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
        with torch._C.DisableTorchFunctionSubclass():  # its memory travels, not what a subclass says
            dtype = NAMES.get(tensor.dtype)
            if dtype is None or tensor.layout is not torch.strided:
                return {"$": "opaque", "v": f"{type(tensor).__qualname__} of {tensor.dtype}, {tensor.layout}"}
            plain = torch.Tensor.detach(tensor).as_subclass(torch.Tensor)
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
        if not tensor.numel():
            return {"storage": self._chunk(b"")}
        # One element counts as contiguous whatever its stride, which a change of dtype does not forgive.
        flat = tensor.as_strided((tensor.numel(),), (1,))
        return {"storage": self._chunk(flat.view(torch.uint8).numpy().tobytes())}

    def _shared(self, tensor: torch.Tensor) -> dict[str, Any]:
        storage = tensor.untyped_storage()
        key = storage.data_ptr()
        if key == 0 or key not in self._known:
            flat = torch.empty(0, dtype=torch.uint8).set_(storage)
            self._known[key] = self._chunk(flat.numpy().tobytes())
        return {"storage": self._known[key]}

    def _array(self, array: numpy.ndarray[Any, Any], kind: str = "ndarray") -> Any:
        if not ARRAY.fullmatch(array.dtype.newbyteorder("=").str):
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
            raise WireError(
                f"the values take more than the {self.caps.blob >> 20} MB that may travel at once"
            )
