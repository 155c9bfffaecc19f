"""Huge pages for the server's memory, so that a fork copies hundreds of entries instead of a hundred thousand.

Source: https://man7.org/linux/man-pages/man2/madvise.2.html (MADV_COLLAPSE, Linux 6.1). Where a kernel cannot,
nothing changes.
"""

import ctypes
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

__all__ = ["collapse", "scattered"]

_COLLAPSE = 25
_HUGE = 2 << 20  # bytes, as on x86-64 and mostly on ARM
_MAPPING = re.compile(r"([0-9a-f]+)-([0-9a-f]+) rw-p \S+ \S+ 0 *(?:\[heap\])?")


def scattered(maps: str | None = None) -> list[tuple[int, int]]:
    """Begin and length of each stretch of private memory that can lie in huge pages; `maps` as in `/proc/self/maps`."""
    if maps is None:
        maps = ""
        with suppress(OSError):
            maps = Path("/proc/self/maps").read_text()
    return list(_stretches(maps))


def collapse(stretch: tuple[int, int]) -> bool:
    """Have the kernel put a stretch into huge pages; whether it did."""
    madvise = ctypes.CDLL(None, use_errno=True).madvise
    madvise.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
    return bool(madvise(*stretch, _COLLAPSE) == 0)


def _stretches(maps: str) -> Iterator[tuple[int, int]]:
    for line in maps.splitlines():
        if found := _MAPPING.fullmatch(line):
            begin, end = (int(number, 16) for number in found.groups())
            begin, end = -(-begin // _HUGE) * _HUGE, end // _HUGE * _HUGE
            if begin < end:
                yield begin, end - begin
