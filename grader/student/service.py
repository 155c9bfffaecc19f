"""The trusted end of a server: starts it, orders workers, hears of their deaths, gives it up when lost."""

import json
import os
import select
import socket
import subprocess
import tempfile
from collections import deque
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic
from typing import IO, Any

from grader.student import bubblewrap, launch
from grader.student.deaths import Death
from grader.student.transport import Limits
from grader.student.workplace import Workplace

__all__ = ["Service", "ServerLostError", "Surroundings", "Worker"]

_LARGEST = 1 << 16
_BUFFER = 1 << 20
_START = 180.0  # seconds: cold files on a slow disk
_ANSWER = 5.0


class ServerLostError(Exception):
    """The server does not run, or does not answer."""


@dataclass(frozen=True)
class Surroundings:
    """What every server of one transport is started with."""

    rung: int
    readable: list[str]
    caps: dict[str, int]
    data_root: str
    uid: int | None = None
    cuda: bool = False


@dataclass
class Worker:
    """A forked worker, seen from outside."""

    ident: int
    limits: Limits
    data: socket.socket
    output: int
    scratch: Path | None  # where it lies for us; None inside bubblewrap


class Service:
    """One server process. The constructor returns at once; `settle` waits until the imports are done."""

    def __init__(self, surroundings: Surroundings) -> None:
        self.surroundings = surroundings
        self.up = False
        self._ident = 0
        self._awaited: set[int] = set()
        self._ends: dict[int, Death] = {}
        self._gone: deque[int] = deque(maxlen=64)  # the last to end
        self._log: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        self._workplace = None if surroundings.rung == 1 else Workplace(surroundings.uid)
        self._control, inner = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with inner:
            self._process = self._start(inner)
        self._control.settimeout(0)

    def settle(self) -> None:
        """Wait until the server is ready to fork."""
        if not self.up:
            self._hear(monotonic() + _START)

    def fork(self, limits: Limits, *, proof: bool = False) -> Worker:
        """Order a worker; its first byte on `data` says that it is locked in."""
        self._ident += 1
        self._awaited.add(self._ident)
        ours, theirs = socket.socketpair()
        for end in (ours, theirs):
            end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _BUFFER)
        ours.settimeout(0)
        read, write = os.pipe()
        os.set_blocking(read, False)
        bounds = {name: asdict(limits)[name] for name in _BOUNDS}
        message = {"do": "fork", "id": self._ident, "bounds": bounds, "proof": proof}
        try:
            self._send(message, [theirs.fileno(), write])
        finally:
            theirs.close()
            os.close(write)
        scratch = self._workplace.folder / f"worker-{self._ident}" if self._workplace else None
        return Worker(self._ident, limits, ours, read, scratch)

    def kill(self, ident: int) -> None:
        """Have a worker killed; does not wait."""
        with suppress(ServerLostError):
            self._send({"do": "kill", "id": ident}, [])

    def forget(self, ident: int) -> None:
        """Have a worker killed, and never ask about it again."""
        if ident in self._awaited:
            self._awaited.discard(ident)
            self.kill(ident)

    def swept(self, ident: int) -> bool:
        """Wait until a worker, forgotten or not, has been reaped with all it had started."""
        deadline = monotonic() + _ANSWER
        with suppress(ServerLostError):
            while ident not in self._gone:
                self._hear(deadline)
        return ident in self._gone

    def death(self, ident: int, patience: float = _ANSWER) -> Death | None:
        """Wait for the end of a worker, which can be asked once. None where the server tells of none."""
        deadline = monotonic() + patience
        with suppress(ServerLostError):
            while ident not in self._ends:
                self._hear(deadline)
        if ident in self._ends:
            self._awaited.discard(ident)
        return self._ends.pop(ident, None)

    @property
    def alive(self) -> bool:
        """Whether the process runs; hears what it has said meanwhile."""
        try:
            while self._hear(0.0):
                pass
        except ServerLostError:
            self.discard()
        return self._process.poll() is None

    def discard(self) -> None:
        """Kill the server, and with it every worker. It is not waited for long: the kernel does the rest."""
        self._process.kill()
        self.close()

    def close(self) -> None:
        """End the server: it notices that the control socket has closed."""
        self._control.close()
        try:
            self._process.wait(_ANSWER)
        except subprocess.TimeoutExpired:
            self._process.kill()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(_ANSWER)
        if self._workplace is not None:
            self._workplace.close()
        self._log.close()

    def complaint(self) -> str:
        """The last thing that a server wrote which did not start."""
        if self._log.closed:
            return "it was given up"
        self._log.seek(0)
        lines = self._log.read()[-4000:].decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else "it ended without a word"

    def _start(self, inner: socket.socket) -> "subprocess.Popen[bytes]":
        around = self.surroundings
        folder = "/tmp" if self._workplace is None else str(self._workplace.folder)
        line = launch.command("grader.jail.server", f"main({inner.fileno()})")
        devices = _gpu_nodes() if around.cuda else []
        readable = launch.existing([*launch.libraries(), *launch.own_files(), *around.readable])
        if around.rung == 1:
            line = bubblewrap.wrap(line, readable, devices)
        setup = {
            **asdict(around),
            "readable": readable,
            "devices": devices,
            "scratch": folder,
        }
        self._control.send(json.dumps(setup).encode())
        return subprocess.Popen(
            line,
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=self._log,
            env=launch.environment(folder),
            pass_fds=[inner.fileno()],
            start_new_session=True,
            cwd="/",
        )

    def _send(self, message: dict[str, Any], descriptors: list[int]) -> None:
        data = json.dumps(message).encode()
        try:
            _wait(self._control, select.POLLOUT, monotonic() + _ANSWER)
            socket.send_fds(self._control, [data], descriptors)
        except OSError as problem:
            raise ServerLostError(str(problem)) from problem

    def _hear(self, deadline: float) -> bool:
        """Take in one message. False when there is none and none was waited for."""
        try:
            if not _wait(self._control, select.POLLIN, deadline):
                if deadline == 0.0:
                    return False
                raise ServerLostError("it does not answer")
            data = self._control.recv(_LARGEST)
        except OSError as problem:
            raise ServerLostError(self.complaint()) from problem
        if not data:
            raise ServerLostError(self.complaint())
        message = json.loads(data)
        if "exit" in message:
            self._gone.append(message["exit"])
            if message["exit"] in self._awaited:
                self._ends[message["exit"]] = Death(message["status"], message["seconds"], message["peak_kb"])
        else:
            self.up = True
        return True


_BOUNDS = ("seconds_per_task", "memory_mb", "file_mb", "files", "fork")


def _wait(control: socket.socket, event: int, deadline: float) -> bool:
    if control.fileno() < 0:
        raise OSError("the control socket is closed")
    poll = select.poll()
    poll.register(control, event)
    return bool(poll.poll(max(0.0, deadline - monotonic()) * 1000))


def _gpu_nodes() -> list[str]:
    """The device nodes that CUDA talks to."""
    return sorted(str(path) for path in Path("/dev").glob("nvidia*") if path.name != "nvidia-modeset")
