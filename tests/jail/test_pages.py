"""Stretches of memory that can lie in huge pages are found; a kernel that cannot is no matter."""

import ctypes
import mmap
import sys

import pytest

from grader.jail import pages

HUGE = 2 << 20
MAPS = """\
00600000-00a01000 rw-p 00000000 00:00 0                                  [heap]
7f0000100000-7f0000900000 rw-p 00000000 00:00 0
7f0001000000-7f0001200000 rw-p 00000000 00:00 0
7f0002000000-7f0003000000 r--p 00000000 00:00 0
7f0004000000-7f0005000000 rw-p 00000000 fe:00 77                         /usr/lib/a.so
7f0006000000-7f0007000000 rw-s 00000000 00:00 0
7f0008000000-7f0009000000 rw-p 00000000 00:00 0                          [stack]
7f000a001000-7f000a1ff000 rw-p 00000000 00:00 0
"""


def test_whole_huge_pages_of_private_memory_are_found():
    assert pages.scattered(MAPS) == [
        (0x600000, 2 * HUGE),
        (0x7F0000200000, 3 * HUGE),
        (0x7F0001000000, HUGE),
    ]


def test_memory_that_is_not_there_is_refused_without_harm():
    assert not pages.collapse((0, HUGE))


@pytest.mark.skipif(sys.platform != "linux", reason="it is Linux's own call")
def test_what_is_collapsed_keeps_its_bytes():
    area = mmap.mmap(-1, 3 * HUGE, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    area[:] = bytes(range(256)) * (3 * HUGE // 256)
    address = ctypes.addressof(ctypes.c_char.from_buffer(area))
    pages.collapse((-(-address // HUGE) * HUGE, HUGE))
    assert area[:] == bytes(range(256)) * (3 * HUGE // 256)
