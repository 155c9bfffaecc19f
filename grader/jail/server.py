"""The server: imports everything once, runs nothing of a student's, and forks a locked worker for each task.

It listens on a control socket. `fork` comes with the worker's two descriptors and is not answered: the worker
itself says when it is ready. `kill` is answered, like every other end of a worker, by `exit`. The source that
students hand in never passes through here.
"""

import gc
import importlib
import json
import os
import pkgutil
import selectors
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

import grader
import grader.jail
from grader import wire
from grader.jail import pages, privilege, rehearsal, scratch, seccomp, worker
from grader.jail.setup import Order, Setup

__all__ = ["main"]

_LIBRARIES = (
    "torch",
    "torch._dynamo",  # the first use of an optimizer imports it, for a second
    "torch.export",
    "torch.func",
    "torch.onnx",
    "torch.utils.data",
    "numpy",
    "safetensors.torch",
    "torchvision",
    "torchvision.transforms.v2",
    "onnx",
    "onnxscript",
    "onnxruntime",
    # What the first export of a process imports, for half a second; it may be elsewhere in another PyTorch.
    "filelock",
    "networkx",
    "onnxscript.function_libs.torch_lib.ops",
    "onnxscript.rewriter.onnx_fusions",
    "torch.export._trace",
    "torch.onnx._internal.exporter._core",
)
_PUBLIC = ("/tmp", "/var/tmp", "/dev/shm")
_ACCELERATORS = ("nvidia*", "kfd", "dri", "accel")  # of NVIDIA, AMD, graphics cards, others
_LARGEST = 1 << 16
_MANY = 10  # forks: whoever asks for so many will ask for more, and huge pages pay after about thirty


def main(descriptor: int) -> None:
    """Serve the control socket until its other end closes."""
    control = socket.socket(fileno=descriptor)
    setup = Setup.read(control.recv(_LARGEST))
    _import_libraries()
    _hide_sources()
    _warm_up(setup)
    server = Server(control, setup)
    control.send(json.dumps({"up": True, "threads": _threads()}).encode())
    server.serve()


def _import_libraries() -> None:
    for name in _LIBRARIES:
        with suppress(ImportError):
            importlib.import_module(name)
    import torch

    torch.set_num_threads(1)
    torch.set_num_interop_threads(1)


def _warm_up(setup: Setup) -> None:
    """Do here, once, what every worker would do for the first time, and put what came of it out of the collector's way.

    Not where an accelerator may be seen: the first backward pass would start a thread for it.
    """
    if not any(found for name in _ACCELERATORS for found in Path("/dev").glob(name)):
        rehearsal.rehearse(wire.Caps(**setup.caps))
    seccomp.prepare()
    threads = _threads()
    if threads > 1:  # forking would leave their locks held for ever
        raise RuntimeError(f"{threads} threads run before the first fork; workers would hang")
    gc.collect()
    gc.freeze()


def _threads() -> int:
    with suppress(OSError):
        return len(list(Path("/proc/self/task").iterdir()))
    return 1


def _hide_sources() -> None:
    """What a worker may need of this package is imported; the rest cannot be from now on."""
    for module in pkgutil.iter_modules(grader.jail.__path__):
        importlib.import_module(f"grader.jail.{module.name}")
    for package in (grader, grader.jail):
        package.__path__ = []
    home = str(Path(__file__).parents[2])
    sys.path[:] = [entry for entry in sys.path if entry not in (home, "")]
    sys.path_importer_cache.clear()


class Server:
    """The loop, and the workers that live."""

    def __init__(self, control: socket.socket, setup: Setup) -> None:
        self.control = control
        self.setup = setup
        self.alone = os.getpid() == 1  # first in a PID namespace: everything else there is ours
        self.workers: dict[int, Order] = {}
        self._forks = 0
        self._scattered: list[tuple[int, int]] = []
        self._wake = socket.socketpair()
        for end in self._wake:
            end.settimeout(0)
        parent = os.getppid()
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGTERM, lambda *_: self.end() if os.getppid() != parent else None)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.set_wakeup_fd(self._wake[1].fileno())
        privilege.hide_memory()
        if not self.alone:
            privilege.die_with_parent(parent, signal.SIGTERM)

    def serve(self) -> NoReturn:
        """Answer messages and notice deaths, for ever."""
        selector = selectors.DefaultSelector()
        selector.register(self.control, selectors.EVENT_READ, self._message)
        selector.register(self._wake[0], selectors.EVENT_READ, self._reap)
        while True:
            ready = selector.select(0 if self._scattered else None)
            for key, _ in ready:
                key.data()
            if self._scattered and not ready:
                pages.collapse(self._scattered.pop())

    def end(self) -> NoReturn:
        """Kill every worker, leave nothing on disk, end."""
        for pid, order in self.workers.items():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(pid, 0)
            scratch.remove(worker.folder(self.setup, order.ident))
        if self.setup.rung > 1:
            scratch.remove(self.setup.scratch)
        os._exit(0)

    def _message(self) -> None:
        try:
            data, descriptors, _, _ = socket.recv_fds(self.control, _LARGEST, 2)
        except ConnectionError:
            self.end()
        if not data:
            self.end()
        message = json.loads(data)
        if message["do"] == "fork":
            self._fork(Order.read(message), *descriptors)
        else:
            self._kill(int(message["id"]))

    def _fork(self, order: Order, channel: int, output: int) -> None:
        server = os.getpid()
        pid = os.fork()
        if pid == 0:
            worker.run(self.setup, order, channel, output, server)
        self.workers[pid] = order
        self._forks += 1
        if self._forks == _MANY:
            self._scattered = pages.scattered()
        os.close(channel)
        os.close(output)

    def _kill(self, ident: int) -> None:
        for pid, order in self.workers.items():
            if order.ident == ident:
                os.kill(pid, signal.SIGKILL)

    def _reap(self) -> None:
        with suppress(BlockingIOError):
            self._wake[0].recv(_LARGEST)
        while True:
            try:
                pid, status, usage = os.wait4(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            if pid in self.workers:
                self._ended(self.workers.pop(pid), status, usage)

    def _ended(self, order: Order, status: int, usage: Any) -> None:
        if order.bounds.fork and self.alone:
            self._sweep()
        scratch.remove(worker.folder(self.setup, order.ident))
        if self.setup.uid is not None:  # without Landlock, places open to everybody were open to it too
            for place in _PUBLIC:
                scratch.clear(place, self.setup.uid)
        message = {
            "exit": order.ident,
            "status": os.waitstatus_to_exitcode(status),
            "seconds": usage.ru_utime + usage.ru_stime,
            "peak_kb": usage.ru_maxrss,
        }
        try:
            self.control.send(json.dumps(message).encode())
        except OSError:
            self.end()

    def _sweep(self) -> None:
        """End all that a forking worker has left, in this PID namespace alone; the spare goes with it."""
        with suppress(ProcessLookupError):
            os.kill(-1, signal.SIGKILL)
        scratch.clear("/dev/shm")
