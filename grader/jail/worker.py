"""One worker: a forked child that locks itself in and then serves one task of one submission."""

import io
import os
import signal
import sys
import tempfile
import traceback
from pathlib import Path
from typing import NoReturn

from grader import wire
from grader.jail import interpreter, landlock, limits, privilege, proof, seccomp
from grader.jail.setup import Order, Setup

__all__ = ["CHANNEL", "folder", "run"]

CHANNEL = 3  # where the conversation with the trusted side lies, after the three standard descriptors

_DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")
# What libraries ask about the machine: the number of cores, caches, the size of memory, their own mappings.
_ABOUT = (
    "/proc/cpuinfo",
    "/proc/meminfo",
    "/proc/self/maps",
    "/proc/self/stat",
    "/proc/self/statm",
    "/proc/self/status",
    "/sys/devices/system/cpu",
    "/sys/devices/system/node",
)
_GPU_ABOUT = ("/proc", "/sys/devices", "/sys/module", "/sys/bus", "/sys/class")
_SHARED_MEMORY = "/dev/shm"


def run(setup: Setup, order: Order, channel: int, output: int, server: int) -> NoReturn:
    """Become the worker in a process just forked. Never returns: the server's stack lies above."""
    status = 70
    try:
        _take_descriptors(channel, output)
        try:
            _lock(setup, order, server)
        except BaseException:
            os.write(CHANNEL, b"\0" + traceback.format_exc().encode(errors="replace"))
            raise
        os.write(CHANNEL, b"\1")
        _serve(setup, order)
        status = 0
    except Exception:
        traceback.print_exc()
    finally:
        os._exit(status)


def _serve(setup: Setup, order: Order) -> None:
    if order.proof:
        proof.serve(CHANNEL)
    else:
        interpreter.serve(CHANNEL, wire.Caps(**setup.caps), setup.data_root)


def _take_descriptors(channel: int, output: int) -> None:
    """Keep the conversation, and the output pipe as both standard streams; close all else."""
    channel, output = os.dup(channel), os.dup(output)  # above 3 both, for 0 to 2 are open
    nothing = os.open(os.devnull, os.O_RDONLY)
    for source, target in ((nothing, 0), (output, 1), (output, 2), (channel, CHANNEL)):
        os.dup2(source, target)
    os.closerange(CHANNEL + 1, 1 << 16)
    sys.stdout = sys.__stdout__ = _stream(1)  # type: ignore[misc]
    sys.stderr = sys.__stderr__ = _stream(2)  # type: ignore[misc]


def _stream(descriptor: int) -> io.TextIOWrapper:
    raw = io.FileIO(descriptor, "w", closefd=False)
    return io.TextIOWrapper(io.BufferedWriter(raw), "utf-8", errors="backslashreplace", line_buffering=True)


def _lock(setup: Setup, order: Order, server: int) -> None:
    """Limits, another user, files, system calls: in this order, for each would forbid the one before it."""
    signal.set_wakeup_fd(-1)
    for number in (signal.SIGCHLD, signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    os.setsid()
    scratch = _settle(setup, order)
    forks = order.bounds.fork
    limits.apply(order.bounds, address_space=not setup.cuda, processes=forks or setup.uid is not None)
    if setup.uid is not None:
        privilege.become(setup.uid)
    privilege.drop_capabilities()
    privilege.hide_memory()  # again: changing the user had shown it
    privilege.die_with_parent(server, signal.SIGKILL)
    privilege.renounce()
    if setup.rung <= 2:
        landlock.restrict(_rules(setup, order, scratch))
    seccomp.restrict(fork=forks)


def _settle(setup: Setup, order: Order) -> str:
    """A scratch folder of its own, which everything that looks for a place finds."""
    scratch = folder(setup, order.ident)
    Path(scratch).mkdir(mode=0o700)
    if setup.uid is not None:
        os.chown(scratch, setup.uid if order.bounds.files else 0, setup.uid)
        Path(scratch).chmod(0o750)
    os.chdir(scratch)
    os.environ.pop("PWD", None)
    os.environ["HOME"] = os.environ["TMPDIR"] = scratch
    tempfile.tempdir = scratch
    return scratch


def folder(setup: Setup, ident: int) -> str:
    """The scratch folder of one worker."""
    return str(Path(setup.scratch) / f"worker-{ident}")


def _rules(setup: Setup, order: Order, scratch: str) -> list[tuple[str, int]]:
    about = (*_ABOUT, *_GPU_ABOUT) if setup.cuda else _ABOUT
    rules = [(path, landlock.READ) for path in (*setup.readable, *about)]
    rules += [(path, landlock.USE) for path in (*_DEVICES, *setup.devices)]
    rules.append((scratch, landlock.WRITE if order.bounds.files else landlock.READ))
    if order.bounds.fork:
        rules.append((_SHARED_MEMORY, landlock.WRITE))
    return rules
