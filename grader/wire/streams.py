"""Whole messages over file descriptors, on any platform."""

import io
from collections.abc import Iterable

__all__ = ["gather", "read", "write"]

_SMALL = 1 << 16  # bytes: what is shorter is cheaper to copy than to send by itself


def gather(pieces: Iterable[bytes]) -> list[bytes]:
    """The same bytes in few pieces: short ones joined, long ones as they are."""
    gathered: list[bytes] = []
    short: list[bytes] = []
    for piece in pieces:
        if len(piece) < _SMALL:
            short.append(piece)
            continue
        gathered += [b"".join(short), piece] if short else [piece]
        short = []
    return [*gathered, b"".join(short)] if short else gathered


def read(descriptor: int, size: int) -> bytearray:
    """The next `size` bytes; fewer where the stream ends."""
    data = bytearray(size)
    filled = 0
    with io.FileIO(descriptor, closefd=False) as stream, memoryview(data) as view:
        while filled < size and (count := stream.readinto(view[filled:])):
            filled += count
    del data[filled:]
    return data


def write(descriptor: int, pieces: Iterable[bytes]) -> None:
    """Write all of them."""
    with io.FileIO(descriptor, "w", closefd=False) as stream:
        for piece in pieces:
            rest = memoryview(piece)
            while rest:
                rest = rest[stream.write(rest) or 0 :]
