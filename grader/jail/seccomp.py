"""seccomp: the system calls that student code has no use for are refused by the kernel.

The filter is put together here, without a library: a student's installation then needs none. Refused calls
give EPERM, which Python turns into PermissionError; calls of another instruction set end the process.
"""

import ctypes
import errno
import os
import platform
import struct
from functools import cache

from grader.jail.privilege import prctl
from grader.jail.syscalls import numbers

__all__ = ["available", "prepare", "program", "restrict"]

_SET_SECCOMP, _FILTER_MODE = 22, 2
_INSTRUCTION = "=HBBI"
_ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_X32 = 0x40000000
# Calls from here on are newer than the table: programs get on without them.
_UNKNOWN = 457

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_REFUSE, _ABSENT = 0x00050000 | errno.EPERM, 0x00050000 | errno.ENOSYS

_THREAD, _NAMESPACES = 0x00010000, 0x7E020000
_UNIX_SOCKETS = (1,)
_NEVER = {
    # death with the parent, memory hidden, tracer, memory map, orphans, filters, capabilities
    ("prctl", 0): (1, 4, 0x59616D61, 35, 36, _SET_SECCOMP, 24, 8, 28, 47),
    # signals sent by way of a file's owner; leases and notifications
    ("fcntl", 1): (8, 10, 15, 1024, 1026),
    ("ioctl", 1): (0x5412, 0x541C, 0x8901, 0x8902),
}
_OWN_PROCESS_ONLY = ("kill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo")
_FOR_FORKING = frozenset(
    (
        "fork",
        "vfork",
        "kill",
        "tkill",
        "tgkill",
        "connect",
        "bind",
        "listen",
        "accept",
        "accept4",
        "sendto",
        "sendmsg",
    )
)

_SELF = (
    0xFFFFFFFF  # stands for the number of a process not yet forked; nothing else in a filter looks like it
)

Code = list[tuple[int, int, int, int]]


def available() -> bool:
    """Whether this kernel takes filters and this machine's calls are known."""
    if platform.machine() not in _ARCHITECTURES:
        return False
    try:
        prctl(_SET_SECCOMP, _FILTER_MODE, 0)
    except OSError as problem:
        return problem.errno == errno.EFAULT
    except (TypeError, AttributeError):
        pass
    return False


def prepare() -> None:
    """Put the filters together before the first worker needs one: every worker inherits them."""
    for fork in (False, True):
        _packed(platform.machine(), fork=fork)


def restrict(*, fork: bool = False) -> None:
    """Filter the calls of this process from now on. Raises OSError where that cannot be."""
    if not available():
        raise OSError("no system call filter for this machine")
    anybody, own = (struct.pack("=I", number) for number in (_SELF, os.getpid()))
    packed = _packed(platform.machine(), fork=fork).replace(anybody, own)
    buffer = ctypes.create_string_buffer(packed, len(packed))
    length = len(packed) // struct.calcsize(_INSTRUCTION)
    description = ctypes.create_string_buffer(struct.pack("HP", length, ctypes.addressof(buffer)))
    prctl(_SET_SECCOMP, _FILTER_MODE, ctypes.addressof(description))


@cache
def _packed(machine: str, *, fork: bool) -> bytes:
    """The filter as the kernel reads it, for the process `_SELF`."""
    return b"".join(struct.pack(_INSTRUCTION, *each) for each in program(machine, _SELF, fork=fork))


def program(machine: str, pid: int, *, fork: bool) -> Code:
    """The filter for a process `pid`; with `fork` it may have children, signal, and use Unix sockets."""
    known = numbers(machine)
    special = _special(known, pid, fork=fork)
    code = _entrance(machine)
    for name, number in known.items():
        if name in special:
            code += [(_EQUAL, 0, len(special[name]), number), *special[name]]
        elif not (fork and name in _FOR_FORKING):
            code += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _REFUSE)]
    return [*code, (_RETURN, 0, 0, _ALLOW)]


def _entrance(machine: str) -> Code:
    code = [(_LOAD, 0, 0, 4), (_EQUAL, 1, 0, _ARCHITECTURES[machine]), (_RETURN, 0, 0, _KILL)]
    code.append((_LOAD, 0, 0, 0))
    if machine == "x86_64":
        code += [(_AT_LEAST, 0, 1, _X32), (_RETURN, 0, 0, _KILL)]
    return [*code, (_AT_LEAST, 0, 1, _UNKNOWN), (_RETURN, 0, 0, _ABSENT)]


def _special(known: dict[str, int], pid: int, *, fork: bool) -> dict[str, Code]:
    """The calls whose arguments decide; each block ends in a verdict."""
    blocks = {name: _never(argument, values) for (name, argument), values in _NEVER.items()}
    blocks["clone"] = _clone(threads_only=not fork)
    # The flags of clone3 lie in memory, where no filter sees them; the C library falls back to clone.
    blocks["clone3"] = [(_RETURN, 0, 0, _ABSENT)]
    # Reading a limit gives no new value: both halves of that pointer are zero.
    blocks["prlimit64"] = [
        (_LOAD, 0, 0, _argument(2)),
        (_EQUAL, 0, 3, 0),
        (_LOAD, 0, 0, _argument(2) + 4),
        (_EQUAL, 0, 1, 0),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    if fork:
        blocks |= {name: _only(0, _UNIX_SOCKETS) for name in ("socket", "socketpair")}
    else:
        blocks |= {name: _only(0, (pid,)) for name in _OWN_PROCESS_ONLY}
    return {name: block for name, block in blocks.items() if name in known}


def _argument(position: int) -> int:
    """Where the lower half of an argument lies in what the kernel shows; on both machines it comes first."""
    return 16 + 8 * position


def _only(argument: int, values: tuple[int, ...]) -> Code:
    code: Code = [(_LOAD, 0, 0, _argument(argument))]
    for value in values:
        code += [(_EQUAL, 0, 1, value), (_RETURN, 0, 0, _ALLOW)]
    return [*code, (_RETURN, 0, 0, _REFUSE)]


def _never(argument: int, values: tuple[int, ...]) -> Code:
    code: Code = [(_LOAD, 0, 0, _argument(argument))]
    for value in values:
        code += [(_EQUAL, 0, 1, value), (_RETURN, 0, 0, _REFUSE)]
    return [*code, (_RETURN, 0, 0, _ALLOW)]


def _clone(*, threads_only: bool) -> Code:
    code: Code = [(_LOAD, 0, 0, _argument(0)), (_ANY_BIT, 0, 1, _NAMESPACES), (_RETURN, 0, 0, _REFUSE)]
    if threads_only:
        code += [(_ANY_BIT, 1, 0, _THREAD), (_RETURN, 0, 0, _REFUSE)]
    return [*code, (_RETURN, 0, 0, _ALLOW)]
