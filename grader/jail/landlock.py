"""Landlock: a process gives up every file that it was not expressly left.

The kernel's interface, spoken directly: three system calls with the same numbers on every architecture.
"""

import ctypes
import os
import stat
from collections.abc import Iterable

from grader.jail.privilege import libc

__all__ = ["READ", "USE", "WRITE", "restrict", "version"]

_CREATE, _ADD, _RESTRICT = 444, 445, 446

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_TRUNCATE, _IOCTL_DEVICE = 1 << 14, 1 << 15
_REMOVE = 1 << 4 | 1 << 5
_MAKE = 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 12  # folders, files, sockets, pipes, links; no devices
_REFER = 1 << 13

READ = _READ_FILE | _READ_DIR
WRITE = READ | _WRITE_FILE | _TRUNCATE | _REMOVE | _MAKE | _REFER
USE = _READ_FILE | _WRITE_FILE | _IOCTL_DEVICE  # of a device

_FILE_RIGHTS = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _IOCTL_DEVICE
# How many kinds of file access each version of the interface knows, from version 1 on.
_KINDS = (13, 14, 15, 15, 16)


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


class _PathRule(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("allowed", ctypes.c_uint64), ("path", ctypes.c_int32))


def version() -> int:
    """The interface that the kernel offers, 0 for none. The kernel is asked itself: `/sys` may be absent."""
    try:
        answer: int = libc().syscall(_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(1))
    except (OSError, TypeError, AttributeError):
        return 0
    return max(0, answer)


def restrict(rules: Iterable[tuple[str, int]]) -> None:
    """Leave this process the paths in `rules` with their rights, and no other file, network or neighbour."""
    known = version()
    if known == 0:
        raise OSError("this kernel has no Landlock")
    handled = (1 << _KINDS[min(known, len(_KINDS)) - 1]) - 1
    attributes = _Ruleset(handled, 0b11 if known >= 4 else 0, 0b11 if known >= 6 else 0)
    ruleset = _call(_CREATE, ctypes.byref(attributes), ctypes.c_size_t(_size(known)), ctypes.c_uint32(0))
    try:
        for path, rights in rules:
            _allow(ruleset, path, rights & handled)
        _call(_RESTRICT, ctypes.c_int(ruleset), ctypes.c_uint32(0))
    finally:
        os.close(ruleset)


def _size(known: int) -> int:
    """Older kernels refuse a structure with fields that they do not know, unless these are zero."""
    return 24 if known >= 6 else 16 if known >= 4 else 8


def _allow(ruleset: int, path: str, rights: int) -> None:
    """Add one rule; a path that does not exist here needs none."""
    try:
        handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not stat.S_ISDIR(os.fstat(handle).st_mode):
            rights &= _FILE_RIGHTS
        rule = _PathRule(rights, handle)
        _call(_ADD, ctypes.c_int(ruleset), ctypes.c_int(1), ctypes.byref(rule), ctypes.c_uint32(0))
    finally:
        os.close(handle)


def _call(number: int, *arguments: object) -> int:
    result: int = libc().syscall(number, *arguments)
    if result < 0:
        problem = ctypes.get_errno()
        raise OSError(problem, f"Landlock, system call {number}: {os.strerror(problem)}")
    return result
