"""What a worker may use, as resource limits of its own process."""

import math
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["Bounds", "apply", "sizes"]

_MEGABYTE = 1 << 20
_OTHERS = 1.25  # processor time for a task, and a quarter for those before it in the same worker
_ELBOW_ROOM = 512 * _MEGABYTE  # address space beyond the memory granted: thread stacks, mapped files
_OPEN_FILES = 256
_STACK = 8 * _MEGABYTE
_PROCESSES = 64


@dataclass(frozen=True)
class Bounds:
    """The limits of one task, as the trusted side sends them."""

    seconds_per_task: float
    memory_mb: int
    file_mb: int
    files: bool
    fork: bool


def sizes() -> tuple[int, int]:
    """Bytes of address space and of private data that this process takes already."""
    pages = Path("/proc/self/statm").read_text().split()
    page = os.sysconf("SC_PAGE_SIZE")
    return int(pages[0]) * page, int(pages[5]) * page


def apply(bounds: Bounds, *, address_space: bool = True, processes: bool = False) -> None:
    """Limit this process for good.

    Importing torch alone takes three gigabytes of address space, so memory is counted from what the process
    has now. The data limit stops tensors, the address space what is mapped shared; a GPU's driver needs the
    latter unlimited.
    """
    for name, (soft, hard) in _limits(bounds, address_space=address_space, processes=processes).items():
        _set(name, soft, hard)


def _limits(bounds: Bounds, *, address_space: bool, processes: bool) -> dict[str, tuple[int, int]]:
    space, data = sizes()
    granted = bounds.memory_mb * _MEGABYTE
    seconds = math.ceil(bounds.seconds_per_task * _OTHERS) + 1
    single = {
        "DATA": data + granted,
        "FSIZE": bounds.file_mb * _MEGABYTE if bounds.files else 0,
        "NOFILE": _OPEN_FILES,
        "CORE": 0,
        "MEMLOCK": 0,
        "MSGQUEUE": 0,
        "STACK": _STACK,
    }
    if address_space:
        single["AS"] = space + granted + _ELBOW_ROOM
    if processes:
        single["NPROC"] = _PROCESSES
    return {name: (value, value) for name, value in single.items()} | {"CPU": (seconds, seconds + 1)}


def _set(name: str, soft: int, hard: int) -> None:
    """Set one limit, never above what the process was allowed before; platforms lack some of them."""
    import resource  # not on Windows

    which: Any = getattr(resource, f"RLIMIT_{name}", None)
    if which is None:
        return
    ceiling = resource.getrlimit(which)[1]
    if ceiling != resource.RLIM_INFINITY:
        soft, hard = min(soft, ceiling), min(hard, ceiling)
    resource.setrlimit(which, (soft, hard))
