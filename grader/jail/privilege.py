"""What a process gives up for good: capabilities, its user, being traced, outliving its parent."""

import ctypes
import os
from functools import cache

__all__ = ["become", "die_with_parent", "drop_capabilities", "hide_memory", "libc", "prctl", "renounce"]

_SET_PDEATHSIG = 1
_SET_DUMPABLE = 4
_CAPBSET_DROP = 24
_SET_NO_NEW_PRIVS = 38
_CAP_AMBIENT = 47
_CAP_AMBIENT_CLEAR_ALL = 4
_CAPABILITY_VERSION_3 = 0x20080522


@cache
def libc() -> ctypes.CDLL:
    """The C library of this process; loaded on demand, for not every platform lets it be loaded so."""
    return ctypes.CDLL(None, use_errno=True)


def prctl(option: int, *arguments: int) -> int:
    """Control this process. Raises OSError where the kernel refuses."""
    padded = [ctypes.c_ulong(argument) for argument in (*arguments, 0, 0, 0, 0)[:4]]
    result: int = libc().prctl(option, *padded)
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"prctl({option}): {os.strerror(number)}")
    return result


def die_with_parent(parent: int, signal: int) -> None:
    """Have the kernel send `signal` when the parent ends; ends at once if that has happened already."""
    prctl(_SET_PDEATHSIG, signal)
    if os.getppid() != parent:
        os._exit(1)


def hide_memory() -> None:
    """Keep every process of the same user from reading or tracing this one."""
    prctl(_SET_DUMPABLE, 0)


def renounce() -> None:
    """No program started from here gains rights by being set-uid; Landlock and seccomp ask for this."""
    prctl(_SET_NO_NEW_PRIVS, 1)


def drop_capabilities() -> None:
    """Root without its special rights; nothing to do for anybody else."""
    for capability in range(64):
        try:
            prctl(_CAPBSET_DROP, capability)
        except OSError:
            break
    prctl(_CAP_AMBIENT, _CAP_AMBIENT_CLEAR_ALL)
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    nothing = (ctypes.c_uint32 * 6)()
    if libc().capset(header, nothing) != 0:
        raise OSError(ctypes.get_errno(), "the capabilities could not be dropped")


def become(uid: int) -> None:
    """Root turns into the user `uid`, with the group of the same number and no others."""
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)
