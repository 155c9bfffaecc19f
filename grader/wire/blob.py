"""The blob: storages one after the other, in the layout of safetensors.

Source: https://huggingface.co/docs/safetensors/index#format. The library copies a storage three times on its way;
here none is copied when it is written, and the largest stays where it arrived when it is read.
"""

import json

import numpy

from grader.wire.values import WireError

__all__ = ["Buffer", "pack", "unpack"]

Buffer = bytes | bytearray | memoryview
_ALIGNED = 16  # bytes: as wide as the widest element


def pack(chunks: list[bytes]) -> list[bytes]:
    """The head and the storages; nothing where there are none."""
    if not chunks:
        return []
    entries, end = {}, 0
    for n, chunk in enumerate(chunks):
        begin, end = end, end + len(chunk)
        entries[str(n)] = {"dtype": "U8", "shape": [len(chunk)], "data_offsets": [begin, end]}
    head = json.dumps(entries, separators=(",", ":")).encode()
    head += b" " * (-(8 + len(head)) % _ALIGNED)
    return [len(head).to_bytes(8, "little"), head, *chunks]


def unpack(blob: Buffer, longest_head: int) -> dict[int, Buffer]:
    """The storages by number, each writable. Raises WireError, or what JSON and missing keys raise."""
    if not blob:
        return {}
    size = int.from_bytes(blob[:8], "little")
    if size > min(longest_head, len(blob) - 8):  # a million empty storages would fill the memory
        raise WireError("the blob has too long a head")
    body = memoryview(blob)[8 + size :]
    chunks: dict[int, Buffer] = {}
    end = 0
    for name, entry in json.loads(bytes(blob[8 : 8 + size])).items():
        begin, end = end, _end(entry, end)
        chunks[int(name)] = _own(body[begin:end], len(blob))
    if end != len(body):
        raise WireError("the storages do not fill the blob")
    return chunks


def _end(entry: dict[str, object], begin: int) -> int:
    """Where the storage ends that must begin at `begin`."""
    match entry:
        case {"dtype": "U8", "shape": [int(size)], "data_offsets": [int(first), int(last)]}:
            if first == begin and size == last - first >= 0:
                return last
    raise WireError("a storage is not flat bytes, one behind the other")


def _own(chunk: memoryview, whole: int) -> Buffer:
    """A copy, so that nothing small keeps a large message alive; what is most of the message stays in it."""
    if chunk.readonly or 2 * len(chunk) < whole or _address(chunk) % _ALIGNED:
        return bytearray(chunk)
    return chunk


def _address(chunk: memoryview) -> int:
    return int(numpy.frombuffer(chunk, dtype=numpy.uint8).__array_interface__["data"][0])
